package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.usecases.accounts.NoteReachability;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * Writes answers into a chat. What could not be said for a passing reason is thrown, so that the
 * update is tried again; what can never be said is dropped.
 */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private final BotApi api;
  private final MessageWriter writer;
  private final CommandMenu menu;
  private final NoteReachability reachability;

  Replies(BotApi api, NoteReachability reachability) {
    this.api = api;
    this.reachability = reachability;
    this.writer = new MessageWriter(api);
    this.menu = new CommandMenu(api);
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
    return settle(chat, writer.write(chat, text, buttons))
        .map(sent -> new MessageId(sent.getLast().getMessageId()));
  }

  /** Changes a message in place; that it stands there already is as good. */
  void edit(String chat, MessageId message, Html text, @Nullable InlineKeyboardMarkup buttons) {
    var edit =
        EditMessageText.builder()
            .chatId(chat)
            .messageId(Math.toIntExact(message.value()))
            .text(text.parts(MessageWriter.LONGEST_TEXT).getFirst().markup())
            .parseMode(ParseMode.HTML)
            .replyMarkup(buttons)
            .build();
    settle(chat, api.send(chat, client -> client.execute(edit)));
  }

  /** Takes the buttons off a message; that they are off already is as good. */
  void dropButtons(String chat, MessageId message) {
    var edit =
        EditMessageReplyMarkup.builder()
            .chatId(chat)
            .messageId(Math.toIntExact(message.value()))
            .build();
    settle(chat, api.send(chat, client -> client.execute(edit)));
  }

  /** Puts the commands of a chat into the language that was chosen in it. */
  void speak(String chat, Language language) {
    menu.speak(chat, language);
  }

  /**
   * Ends the waiting of a pressed button. It is too late for that more often than not after a
   * restart, and nothing depends on it.
   */
  void toast(String query, String text) {
    var answer = AnswerCallbackQuery.builder().callbackQueryId(query).text(text).build();
    if (api.call(client -> client.execute(answer)) instanceof Answer.Refused<Boolean>(var why)) {
      LOG.debug("a press is not answered: {}", why);
    }
  }

  private <T> Optional<T> settle(String chat, Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(var value) -> Optional.of(value);
      case Answer.Blocked<T> blocked -> {
        // In a private chat, whose number is its owner's.
        var noted =
            reachability.note(
                new Identity(Identity.TELEGRAM, chat), NoteReachability.Contact.REFUSED);
        LOG.debug("a chat takes no answer: {}", noted);
        yield Optional.empty();
      }
      case Answer.Refused<T>(var why) -> {
        if (!why.contains("message is not modified")) {
          LOG.warn("Telegram took no answer: {}", why);
        }
        yield Optional.empty();
      }
      case Answer.Later<T>(var pause) -> throw new NotNow(pause);
      // An answer that may have arrived is not repeated: the person can ask again.
      case Answer.Unknown<T> perhaps -> {
        api.countUncertain();
        yield Optional.empty();
      }
    };
  }
}
