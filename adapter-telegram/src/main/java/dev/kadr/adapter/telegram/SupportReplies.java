package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.messaging.Question;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.dialogue.AskQuestion;
import dev.kadr.usecases.messaging.AnswerQuestion;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Answers those who ask the people behind the bot, and those people. */
final class SupportReplies {
  private final Replies replies;
  private final UseCases useCases;

  SupportReplies(Replies replies, UseCases useCases) {
    this.replies = replies;
    this.useCases = useCases;
  }

  void ask(Guest guest, MessageId message, String text) {
    switch (useCases.dialogue().askQuestion().ask(guest.id(), message, text)) {
      case AskQuestion.Result.Asked asked -> say(guest, "paysupport.taken");
      case AskQuestion.Result.Due due -> say(guest, "paysupport.ask", AskQuestion.MAX_LENGTH);
      case AskQuestion.Result.TooLong(int length) ->
          say(guest, "paysupport.too-long", length, AskQuestion.MAX_LENGTH);
      case AskQuestion.Result.TooMany tooMany -> say(guest, "paysupport.too-many");
      case AskQuestion.Result.NobodyThere nobody -> nobody(guest);
    }
  }

  private void nobody(Guest guest) {
    var contact = useCases.accounts().showSeller().show().seller().contact();
    if (contact.isEmpty()) {
      say(guest, "paysupport.nobody");
    } else {
      say(guest, "paysupport.write-to", contact);
    }
  }

  /** Whether it is an operator's answer to a question; then it is taken. */
  boolean takesAnswer(Guest guest, Message message) {
    if (!message.isReply() || !message.hasText()) {
      return false;
    }
    var id = new Question.AnswerId(new ChatId(guest.chat()), message.getMessageId());
    var shownBy = message.getReplyToMessage().getMessageId();
    return switch (useCases.support().answerQuestion().answer(id, shownBy, message.getText())) {
      case AnswerQuestion.Result.Taken taken -> {
        say(guest, "support.taken");
        yield true;
      }
      case AnswerQuestion.Result.TooLong(int length) -> {
        say(guest, "support.too-long", length, AnswerQuestion.MAX_LENGTH);
        yield true;
      }
      case AnswerQuestion.Result.NoAnswer no -> false;
    };
  }

  private void say(Guest guest, String key, Object... values) {
    replies.say(guest.chat(), guest.texts().get(key, values));
  }
}
