package dev.kadr.adapter.telegram;

import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.dialogue.TakePhoto;
import dev.kadr.usecases.dialogue.TakePrompt;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** Answers photos, files and words that belong to the dialogue. */
final class PhotoReplies {
  /** What Telegram's servers hand to bots at most (Bot API, getFile). */
  private static final long LARGEST_FILE = 20L << 20;

  private final Replies replies;
  private final OfferReplies offers;
  private final TelegramFiles files;
  private final UseCases useCases;

  PhotoReplies(Replies replies, OfferReplies offers, TelegramFiles files, UseCases useCases) {
    this.replies = replies;
    this.offers = offers;
    this.files = files;
    this.useCases = useCases;
  }

  /** A file that may be a photo. */
  private record Candidate(String fileId, long size) {}

  void answer(Guest guest, Message message) {
    if (message.hasPhoto()) {
      // Telegram made several sizes of it; the largest is the one worth working on.
      message.getPhoto().stream()
          .max(Comparator.comparingLong(PhotoReplies::pixels))
          .ifPresent(
              photo ->
                  take(
                      guest,
                      new Candidate(photo.getFileId(), size(photo.getFileSize())),
                      message.getCaption()));
    } else if (message.hasDocument() && looksLikePicture(message)) {
      var document = message.getDocument();
      var size = document.getFileSize() == null ? 0 : document.getFileSize();
      take(guest, new Candidate(document.getFileId(), size), message.getCaption());
    } else if (message.hasAnimation()) {
      replies.say(guest.chat(), guest.texts().get("photo.animated"));
    } else {
      replies.say(guest.chat(), guest.texts().get("photo.wrong-kind"));
    }
  }

  /** Words: a prompt, or something to be hinted at. */
  void answerWords(Guest guest, String words) {
    switch (useCases.dialogue().takePrompt().take(guest.id(), words)) {
      case TakePrompt.Result.Show(var offer) -> offers.show(guest, offer);
      case TakePrompt.Result.PhotoFirst waiting -> say(guest, "photo.first");
      case TakePrompt.Result.NoDialogue nothing -> say(guest, "hint");
      case TakePrompt.Result.TooLong(int length) ->
          say(guest, "prompt.too-long", length, Prompt.MAX_LENGTH);
      case TakePrompt.Result.Blank blank -> say(guest, "prompt.blank");
    }
  }

  private void take(Guest guest, Candidate candidate, @Nullable String caption) {
    if (candidate.size() > LARGEST_FILE) {
      say(guest, "photo.too-large");
      return;
    }
    switch (files.fetch(candidate.fileId(), LARGEST_FILE)) {
      case TelegramFiles.Fetch.Fetched(var bytes) ->
          taken(guest, Content.of(bytes), Optional.ofNullable(caption));
      case TelegramFiles.Fetch.TooLarge tooLarge -> say(guest, "photo.too-large");
      case TelegramFiles.Fetch.Gone gone -> say(guest, "photo.unavailable");
      case TelegramFiles.Fetch.NotNow(var pause) -> throw new Replies.NotNow(pause);
      case TelegramFiles.Fetch.Broken(var why) ->
          throw new IllegalStateException("a file cannot be fetched: " + why);
    }
  }

  private void taken(Guest guest, Content photo, Optional<String> caption) {
    switch (useCases.dialogue().takePhoto().take(guest.id(), photo, caption)) {
      case TakePhoto.Result.AskPrompt ask -> say(guest, "photo.ask-prompt");
      case TakePhoto.Result.Show(var offer) -> offers.show(guest, offer);
      case TakePhoto.Result.Unusable(var why) -> say(guest, unusable(why));
      case TakePhoto.Result.CaptionTooLong(int length) ->
          say(guest, "photo.caption-too-long", length, Prompt.MAX_LENGTH);
    }
  }

  private static String unusable(Pictures.Why why) {
    return switch (why) {
      case NOT_A_PICTURE -> "photo.not-a-picture";
      case BROKEN -> "photo.broken";
      case TOO_MANY_PIXELS -> "photo.too-many-pixels";
      case BAD_SHAPE -> "photo.bad-shape";
      case ANIMATED -> "photo.animated";
      case HEIC_NOT_SUPPORTED -> "photo.heic-not-supported";
    };
  }

  /** By its stated type or its name; its bytes are judged later. */
  private static boolean looksLikePicture(Message message) {
    var document = message.getDocument();
    var type = document.getMimeType() == null ? "" : document.getMimeType();
    var name =
        document.getFileName() == null ? "" : document.getFileName().toLowerCase(Locale.ROOT);
    return !message.hasAnimation()
        && (type.startsWith("image/") || name.matches(".*\\.(jpe?g|png|webp|heic|heif|gif)"));
  }

  private void say(Guest guest, String key, Object... values) {
    replies.say(guest.chat(), guest.texts().get(key, values));
  }

  private static long pixels(PhotoSize photo) {
    return (long) size(photo.getWidth()) * size(photo.getHeight());
  }

  private static int size(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
