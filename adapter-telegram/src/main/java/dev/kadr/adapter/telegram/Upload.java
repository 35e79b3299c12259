package dev.kadr.adapter.telegram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaDocument;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaVideo;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** The methods of the Bot API that take files along. */
final class Upload {
  private final BotApi api;

  Upload(BotApi api) {
    this.api = api;
  }

  /** As a photo or video that is shown in the chat. */
  Answer<Message> seen(
      String chat, Parcel.Item item, Html caption, @Nullable InlineKeyboardMarkup buttons) {
    return item.isVideo()
        ? video(chat, item, caption, buttons)
        : photo(chat, item, caption, buttons);
  }

  private Answer<Message> photo(
      String chat, Parcel.Item item, Html caption, @Nullable InlineKeyboardMarkup buttons) {
    return api.send(
        chat,
        client ->
            client.execute(
                SendPhoto.builder()
                    .chatId(chat)
                    .photo(Uploads.file(item.attachment(), item.number()))
                    .caption(caption.markup())
                    .parseMode(ParseMode.HTML)
                    .replyMarkup(buttons)
                    .build()));
  }

  private Answer<Message> video(
      String chat, Parcel.Item item, Html caption, @Nullable InlineKeyboardMarkup buttons) {
    return api.send(
        chat,
        client ->
            client.execute(
                SendVideo.builder()
                    .chatId(chat)
                    .video(Uploads.file(item.attachment(), item.number()))
                    .caption(caption.markup())
                    .parseMode(ParseMode.HTML)
                    .supportsStreaming(true)
                    .replyMarkup(buttons)
                    .build()));
  }

  Answer<Message> document(
      String chat, Parcel.Item item, Html caption, @Nullable InlineKeyboardMarkup buttons) {
    return api.send(
        chat,
        client ->
            client.execute(
                SendDocument.builder()
                    .chatId(chat)
                    .document(Uploads.file(item.attachment(), item.number()))
                    .caption(caption.markup())
                    .parseMode(ParseMode.HTML)
                    .replyMarkup(buttons)
                    .build()));
  }

  /** An album shows one caption, that of its first item, and can have no buttons. */
  Answer<List<Message>> album(String chat, Parcel parcel, Html caption) {
    return api.send(
        chat,
        client -> {
          var media = new ArrayList<InputMedia>();
          for (var item : parcel.items()) {
            var medium = medium(parcel.form(), item);
            if (media.isEmpty() && !caption.isEmpty()) {
              medium.setCaption(caption.markup());
              medium.setParseMode(ParseMode.HTML);
            }
            media.add(medium);
          }
          return client.execute(SendMediaGroup.builder().chatId(chat).medias(media).build());
        });
  }

  private static InputMedia medium(Parcel.Form form, Parcel.Item item) {
    var file = Uploads.file(item.attachment(), item.number());
    var stream = file.getNewMediaStream();
    if (form == Parcel.Form.DOCUMENT) {
      return new InputMediaDocument(stream, file.getMediaName());
    }
    return item.isVideo()
        ? new InputMediaVideo(stream, file.getMediaName())
        : new InputMediaPhoto(stream, file.getMediaName());
  }
}
