package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** Writes to people through Telegram. */
final class TelegramMessenger implements CustomerMessenger {
  private final MessageWriter writer;
  private final Courier courier;
  private final Edits edits;
  private final MiniApps apps;

  TelegramMessenger(BotApi api, MiniApps apps) {
    this.apps = apps;
    this.writer = new MessageWriter(api);
    this.courier = new Courier(api, writer);
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
            var utterance = Utterance.of(texts, words, apps);
            yield text(chat, utterance.text(), utterance.buttons());
          }
          case CustomerMessage.Result result ->
              courier.carry(chat, texts, result, caption(texts, result));
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
          case CustomerMessage.Insufficient few ->
              text(
                  chat,
                  texts.get("insufficient", few.cost(), few.balance(), few.missing()),
                  few.packages().isEmpty() ? null : Keyboards.packages(texts, few.packages()));
          case CustomerMessage.Paid paid -> text(chat, MoneyTexts.of(texts, paid), null);
          case CustomerMessage.PaymentCancelled cancelled ->
              text(
                  chat,
                  texts.get("payment.cancelled", cancelled.name()),
                  Keyboards.buyAgain(texts, cancelled.sold()));
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
    var utterance = Utterance.of(Texts.in(language), words, apps);
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

  private Answer<List<Message>> text(
      ChatId chat, Html text, @Nullable InlineKeyboardMarkup buttons) {
    return writer.write(chat.value(), text, buttons);
  }

  private static Html caption(Texts texts, CustomerMessage.Result result) {
    var balance = texts.count("credits", result.balance());
    var charged = texts.count("credits", result.charged());
    // The part of the price that few of many are worth may be none: that is no late gift.
    if (result.attachments().size() < result.asked()) {
      return texts.get(
          "result.partial", result.attachments().size(), result.asked(), charged, balance);
    }
    return result.charged() == 0
        ? texts.get("result.gift", balance)
        : texts.get("result.caption", charged, balance);
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
