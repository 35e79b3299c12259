package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.MessageId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * Writes answers into a chat. What could not be said for a passing reason is thrown, so that the
 * update is tried again; what can never be said is dropped.
 */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private final BotApi api;

  Replies(BotApi api) {
    this.api = api;
  }

  /** The chat is busy or unreachable for now: the update is to be tried again. */
  static final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    NotNow(Duration pause) {
      super("not before " + pause + " is over");
      this.pause = pause;
    }

    Duration pause() {
      return pause;
    }
  }

  Optional<MessageId> say(String chat, Html text) {
    return say(chat, text, null);
  }

  /** The message it became; absent when the chat will never take it. */
  Optional<MessageId> say(String chat, Html text, @Nullable InlineKeyboardMarkup buttons) {
    var message =
        SendMessage.builder()
            .chatId(chat)
            .text(text.markup())
            .parseMode(ParseMode.HTML)
            .linkPreviewOptions(LinkPreviewOptions.builder().isDisabled(true).build())
            .replyMarkup(buttons)
            .build();
    return settle(api.<Message>send(chat, client -> client.execute(message)))
        .map(sent -> new MessageId(sent.getMessageId()));
  }

  /** Changes a message in place; that it stands there already is as good. */
  void edit(String chat, MessageId message, Html text, @Nullable InlineKeyboardMarkup buttons) {
    var edit =
        EditMessageText.builder()
            .chatId(chat)
            .messageId(Math.toIntExact(message.value()))
            .text(text.markup())
            .parseMode(ParseMode.HTML)
            .replyMarkup(buttons)
            .build();
    settle(api.send(chat, client -> client.execute(edit)));
  }

  /** Takes the buttons off a message; that they are off already is as good. */
  void dropButtons(String chat, MessageId message) {
    var edit =
        EditMessageReplyMarkup.builder()
            .chatId(chat)
            .messageId(Math.toIntExact(message.value()))
            .build();
    settle(api.send(chat, client -> client.execute(edit)));
  }

  /**
   * Ends the waiting of a pressed button. It is too late for that more often than not after a
   * restart, and nothing depends on it.
   */
  void toast(String query, String text) {
    var answer = AnswerCallbackQuery.builder().callbackQueryId(query).text(text).build();
    api.call(client -> client.execute(answer));
  }

  private static <T> Optional<T> settle(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(var value) -> Optional.of(value);
      case Answer.Blocked<T> never -> Optional.empty();
      case Answer.Refused<T>(var why) -> {
        if (!why.contains("message is not modified")) {
          LOG.warn("Telegram took no answer: {}", why);
        }
        yield Optional.empty();
      }
      case Answer.Later<T>(var pause) -> throw new NotNow(pause);
      // An answer that may have arrived is not repeated: the person can ask again.
      case Answer.Unknown<T> perhaps -> Optional.empty();
    };
  }
}
