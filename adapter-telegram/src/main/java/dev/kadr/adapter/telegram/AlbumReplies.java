package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.Content;
import dev.kadr.usecases.dialogue.TakeAlbumPart;
import dev.kadr.usecases.dialogue.TakeAlbumPart.News;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Takes the messages of an album; it is answered as a whole, when no further one comes. */
final class AlbumReplies {
  private final TelegramFiles files;
  private final TakeAlbumPart parts;

  AlbumReplies(TelegramFiles files, TakeAlbumPart parts) {
    this.files = files;
    this.parts = parts;
  }

  /** Whether it belongs to an album. */
  static boolean isPart(Message message) {
    return message.getMediaGroupId() != null && !message.getMediaGroupId().isBlank();
  }

  void take(Guest guest, Message message) {
    var part =
        new TakeAlbumPart.Message(
            message.getMediaGroupId(),
            new MessageId(message.getMessageId()),
            Optional.ofNullable(message.getCaption()));
    var photo = PhotoFile.in(message);
    if (photo.isEmpty()) {
      parts.take(guest.id(), part, new News.LeftOut(Album.Why.OTHER));
    } else {
      // Said first, so that nobody takes the album for complete while this is being fetched.
      parts.take(guest.id(), part, new News.Coming());
      parts.take(guest.id(), part, fetched(photo.get()));
    }
  }

  private News fetched(PhotoFile photo) {
    if (photo.size() > PhotoFile.LARGEST) {
      return new News.LeftOut(Album.Why.UNUSABLE);
    }
    return switch (files.fetch(photo.id(), PhotoFile.LARGEST)) {
      case TelegramFiles.Fetch.Fetched(var bytes) -> new News.Fetched(Content.of(bytes));
      case TelegramFiles.Fetch.TooLarge tooLarge -> new News.LeftOut(Album.Why.UNUSABLE);
      case TelegramFiles.Fetch.Gone gone -> new News.LeftOut(Album.Why.UNUSABLE);
      case TelegramFiles.Fetch.NotNow(var pause) -> throw new Replies.NotNow(pause);
      case TelegramFiles.Fetch.Broken(var why) ->
          throw new IllegalStateException("a file cannot be fetched: " + why);
    };
  }
}
