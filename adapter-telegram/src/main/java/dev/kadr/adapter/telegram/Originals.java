package dev.kadr.adapter.telegram;

import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;

/** Sends finished files as they are kept, not as Telegram would compress them. */
final class Originals {
  private static final int LARGEST_ALBUM = 10;

  private final BotApi api;
  private final Replies replies;

  Originals(BotApi api, Replies replies) {
    this.api = api;
    this.replies = replies;
  }

  /** Each as a document; what is too large for Telegram, or refused by it, as a link. */
  void send(Guest guest, List<Attachment> files) {
    for (var index = 0; index < files.size(); index++) {
      var number = index + 1;
      var file = files.get(index);
      if (file.content().length() > Parcel.LARGEST_FILE) {
        link(guest, file, number);
        continue;
      }
      var answer =
          Courier.patiently(
              index > 0,
              () ->
                  api.send(guest.chat(), client -> client.execute(document(guest, file, number))));
      switch (answer) {
        case Answer.Done<?> sent -> {}
        case Answer.Later<?>(var pause) -> throw new Replies.NotNow(pause);
        case Answer.Refused<?> refused -> link(guest, file, number);
        case Answer.Blocked<?> nobodyThere -> {
          return;
        }
        // It may have arrived, and the button is there to be pressed again.
        case Answer.Unknown<?> perhaps -> api.countUncertain();
      }
    }
  }

  private void link(Guest guest, Attachment file, int number) {
    file.link()
        .map(
            link ->
                guest
                    .texts()
                    .get(
                        "file.link",
                        Html.link(link.toString(), Html.escape(Uploads.name(file, number)))))
        .ifPresent(text -> replies.say(guest.chat(), text));
  }

  /** Sends small pictures, all in one album. */
  void sendPreviews(Guest guest, List<Attachment> previews) {
    var shown = previews.stream().limit(LARGEST_ALBUM).toList();
    var answer =
        shown.size() == 1
            ? api.send(guest.chat(), client -> client.execute(photo(guest, shown.getFirst())))
            : api.send(guest.chat(), client -> client.execute(album(guest, shown)));
    switch (answer) {
      case Answer.Done<?> sent -> {}
      case Answer.Later<?>(var pause) -> throw new Replies.NotNow(pause);
      case Answer.Refused<?> noPhotosToTelegram -> send(guest, shown);
      case Answer.Blocked<?> nobodyThere -> {}
      case Answer.Unknown<?> perhaps -> api.countUncertain();
    }
  }

  private static SendPhoto photo(Guest guest, Attachment preview) {
    return SendPhoto.builder().chatId(guest.chat()).photo(Uploads.file(preview, 1)).build();
  }

  private static SendMediaGroup album(Guest guest, List<Attachment> previews) {
    var media = new ArrayList<InputMedia>();
    for (var preview : previews) {
      var file = Uploads.file(preview, media.size() + 1);
      media.add(new InputMediaPhoto(file.getNewMediaStream(), file.getMediaName()));
    }
    return SendMediaGroup.builder().chatId(guest.chat()).medias(media).build();
  }

  private static SendDocument document(Guest guest, Attachment file, int number) {
    return SendDocument.builder()
        .chatId(guest.chat())
        .document(Uploads.file(file, number))
        .disableContentTypeDetection(true)
        .build();
  }
}
