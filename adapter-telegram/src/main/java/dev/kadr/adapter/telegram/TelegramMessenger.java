package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import dev.kadr.ports.messaging.CustomerMessenger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** Writes to people through Telegram. */
final class TelegramMessenger implements CustomerMessenger {
  /** Limits of the Bot API for uploads: a photo up to 10 MB, sides together up to 10,000. */
  private static final long LARGEST_PHOTO = 10L << 20;

  private static final int LONGEST_SIDES = 10_000;
  private static final int LARGEST_ALBUM = 10;

  private final BotApi api;
  private final Edits edits;

  TelegramMessenger(BotApi api) {
    this.api = api;
    this.edits = new Edits(api);
  }

  @Override
  public Delivery send(ChatId chat, Language language, CustomerMessage message) {
    var texts = Texts.in(language);
    return delivery(
        switch (message) {
          case CustomerMessage.Started started ->
              text(
                  chat,
                  started.ahead() == 0
                      ? texts.get("started.text")
                      : texts
                          .get("started.text")
                          .plus(texts.get("started.behind", started.ahead())),
                  started.cancellable() ? Keyboards.cancel(texts, started.generation()) : null);
          case CustomerMessage.Words words -> {
            var utterance = Utterance.of(texts, words);
            yield text(chat, utterance.text(), utterance.buttons());
          }
          case CustomerMessage.Result result -> result(chat, texts, result);
          case CustomerMessage.Failure failure ->
              text(
                  chat,
                  texts.get(
                      "failure.text",
                      texts.get("failure." + key(failure.reason())),
                      texts.count("credits", failure.balance())),
                  null);
          case CustomerMessage.Cancelled cancelled ->
              text(
                  chat,
                  texts.get("cancelled.text", texts.count("credits", cancelled.balance())),
                  null);
          case CustomerMessage.Paid paid -> text(chat, MoneyTexts.of(texts, paid), null);
          case CustomerMessage.PaymentCancelled cancelled ->
              text(chat, texts.get("payment.cancelled", cancelled.name()), null);
          case CustomerMessage.Refunded refunded ->
              text(chat, MoneyTexts.of(texts, refunded), null);
          case CustomerMessage.Trouble(var alert) ->
              text(
                  chat,
                  texts.get("trouble.text", key(alert.kind()), alert.reason(), alert.reference()),
                  null);
        });
  }

  @Override
  public Delivery edit(ChatId chat, Language language, long message, CustomerMessage.Words words) {
    var utterance = Utterance.of(Texts.in(language), words);
    return switch (edits.edit(chat.value(), message, utterance)) {
      case Answer.Done<Boolean> done -> new Delivery.Delivered(List.of(message));
      case Answer.Blocked<Boolean>(var why) -> new Delivery.Unreachable(why);
      case Answer.Later<Boolean>(var pause) -> new Delivery.Later(pause);
      case Answer.Refused<Boolean>(var why) -> new Delivery.Refused(why);
      case Answer.Unknown<Boolean>(var why) -> new Delivery.Unknown(why);
    };
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Answer<List<Message>> result(ChatId chat, Texts texts, CustomerMessage.Result result) {
    var caption = caption(texts, result);
    var attachments = result.attachments();
    if (fitsAsAlbum(attachments)) {
      var answer = album(chat, caption, attachments);
      if (!(answer instanceof Answer.Refused<List<Message>>)) {
        return answer;
      }
    }
    return files(chat, caption, texts, result);
  }

  /** A file each; the first has the caption, the last the button. */
  private Answer<List<Message>> files(
      ChatId chat, Html caption, Texts texts, CustomerMessage.Result result) {
    var sent = new ArrayList<Message>();
    var attachments = result.attachments();
    for (var index = 0; index < attachments.size(); index++) {
      var last = index == attachments.size() - 1;
      var words = index == 0 ? caption : new Html("");
      var buttons = last ? Keyboards.originals(texts, result.generation()) : null;
      var answer = file(chat, words, attachments.get(index), index + 1, buttons);
      if (answer instanceof Answer.Done<Message>(var message)) {
        sent.add(message);
      } else if (sent.isEmpty() || !never(answer)) {
        // After a first file this makes a second copy of it: better than a picture that is paid
        // for and never shown.
        return answer.map(List::of);
      }
    }
    return new Answer.Done<>(sent);
  }

  /** Whether the same will be answered again. */
  private static boolean never(Answer<Message> answer) {
    return switch (answer) {
      case Answer.Done<Message> done -> false;
      case Answer.Blocked<Message> blocked -> true;
      case Answer.Refused<Message> refused -> true;
      case Answer.Later<Message> later -> false;
      case Answer.Unknown<Message> unknown -> false;
    };
  }

  private Answer<Message> file(
      ChatId chat,
      Html caption,
      Attachment attachment,
      int number,
      @Nullable InlineKeyboardMarkup buttons) {
    var answer =
        switch (attachment.kind()) {
          case PICTURE ->
              fitsAsPhoto(attachment)
                  ? photo(chat, caption, attachment, number, buttons)
                  : document(chat, caption, attachment, number, buttons);
          case VIDEO -> video(chat, caption, attachment, number, buttons);
        };
    // What Telegram does not take as a photo or video it still takes as a file.
    return answer instanceof Answer.Refused<Message>
        ? document(chat, caption, attachment, number, buttons)
        : answer;
  }

  private Answer<List<Message>> album(ChatId chat, Html caption, List<Attachment> attachments) {
    return api.send(
        chat.value(),
        client -> {
          var media = new ArrayList<InputMedia>();
          for (var index = 0; index < attachments.size(); index++) {
            media.add(item(attachments.get(index), index + 1, index == 0 ? caption : null));
          }
          return client.execute(
              SendMediaGroup.builder().chatId(chat.value()).medias(media).build());
        });
  }

  private static InputMedia item(Attachment attachment, int number, @Nullable Html caption) {
    var file = Uploads.file(attachment, number);
    var photo = new InputMediaPhoto(file.getNewMediaStream(), file.getMediaName());
    if (caption != null) {
      photo.setCaption(caption.markup());
      photo.setParseMode(ParseMode.HTML);
    }
    return photo;
  }

  private Answer<Message> photo(
      ChatId chat,
      Html caption,
      Attachment attachment,
      int number,
      @Nullable InlineKeyboardMarkup buttons) {
    return api.send(
        chat.value(),
        client ->
            client.execute(
                SendPhoto.builder()
                    .chatId(chat.value())
                    .photo(Uploads.file(attachment, number))
                    .caption(caption.markup())
                    .parseMode(ParseMode.HTML)
                    .replyMarkup(buttons)
                    .build()));
  }

  private Answer<Message> document(
      ChatId chat,
      Html caption,
      Attachment attachment,
      int number,
      @Nullable InlineKeyboardMarkup buttons) {
    return api.send(
        chat.value(),
        client ->
            client.execute(
                SendDocument.builder()
                    .chatId(chat.value())
                    .document(Uploads.file(attachment, number))
                    .caption(caption.markup())
                    .parseMode(ParseMode.HTML)
                    .replyMarkup(buttons)
                    .build()));
  }

  private Answer<Message> video(
      ChatId chat,
      Html caption,
      Attachment attachment,
      int number,
      @Nullable InlineKeyboardMarkup buttons) {
    return api.send(
        chat.value(),
        client ->
            client.execute(
                SendVideo.builder()
                    .chatId(chat.value())
                    .video(Uploads.file(attachment, number))
                    .caption(caption.markup())
                    .parseMode(ParseMode.HTML)
                    .supportsStreaming(true)
                    .replyMarkup(buttons)
                    .build()));
  }

  private Answer<List<Message>> text(
      ChatId chat, Html text, @Nullable InlineKeyboardMarkup buttons) {
    var message =
        SendMessage.builder()
            .chatId(chat.value())
            .text(text.markup())
            .parseMode(ParseMode.HTML)
            .replyMarkup(buttons)
            .build();
    return api.<Message>send(chat.value(), client -> client.execute(message)).map(List::of);
  }

  private static Html caption(Texts texts, CustomerMessage.Result result) {
    var balance = texts.count("credits", result.balance());
    var charged = texts.count("credits", result.charged());
    if (result.charged() == 0) {
      return texts.get("result.gift", balance);
    }
    return result.attachments().size() < result.asked()
        ? texts.get("result.partial", result.attachments().size(), result.asked(), charged, balance)
        : texts.get("result.caption", charged, balance);
  }

  private static boolean fitsAsAlbum(List<Attachment> attachments) {
    return attachments.size() > 1
        && attachments.size() <= LARGEST_ALBUM
        && attachments.stream().allMatch(TelegramMessenger::fitsAsPhoto);
  }

  private static boolean fitsAsPhoto(Attachment attachment) {
    var sides = attachment.width() + attachment.height();
    var longer = Math.max(attachment.width(), attachment.height());
    var shorter = Math.max(1, Math.min(attachment.width(), attachment.height()));
    return switch (attachment.kind()) {
      case PICTURE ->
          attachment.content().length() <= LARGEST_PHOTO
              && sides <= LONGEST_SIDES
              && longer <= 20 * shorter;
      case VIDEO -> false;
    };
  }

  private static Delivery delivery(Answer<List<Message>> answer) {
    return switch (answer) {
      case Answer.Done<List<Message>>(var messages) ->
          new Delivery.Delivered(
              messages.stream().map(message -> message.getMessageId().longValue()).toList());
      case Answer.Blocked<List<Message>>(var why) -> new Delivery.Unreachable(why);
      case Answer.Later<List<Message>>(var pause) -> new Delivery.Later(pause);
      case Answer.Refused<List<Message>>(var why) -> new Delivery.Refused(why);
      case Answer.Unknown<List<Message>>(var why) -> new Delivery.Unknown(why);
    };
  }
}
