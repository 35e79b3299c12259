package dev.kadr.adapter.telegram;

import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;

/** Puts other words in the place of a message of ours. */
final class Edits {
  private final BotApi api;

  Edits(BotApi api) {
    this.api = api;
  }

  /** What it is called in the chat's turn; that the words stand there already is as good. */
  Answer<Boolean> edit(String chat, long message, Utterance words) {
    var edit =
        EditMessageText.builder()
            .chatId(chat)
            .messageId(Math.toIntExact(message))
            .text(words.text().parts(MessageWriter.LONGEST_TEXT).getFirst().markup())
            .parseMode(ParseMode.HTML)
            .replyMarkup(words.buttons())
            .build();
    var answer = api.send(chat, client -> client.execute(edit)).map(done -> true);
    return answer instanceof Answer.Refused<Boolean>(var why)
            && why.contains("message is not modified")
        ? new Answer.Done<>(true)
        : answer;
  }
}
