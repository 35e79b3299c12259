package dev.kadr.adapter.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** Writes text into chats, in several messages when one does not hold it. */
final class MessageWriter {
  /** What a message holds, in UTF-16 units without markup (Bot API, sendMessage). */
  static final int LONGEST_TEXT = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(MessageWriter.class);

  private final BotApi api;

  MessageWriter(BotApi api) {
    this.api = api;
  }

  /** The messages it became; the last one has the buttons. */
  Answer<List<Message>> write(String chat, Html text, @Nullable InlineKeyboardMarkup buttons) {
    var parts = text.parts(LONGEST_TEXT);
    var sent = new ArrayList<Message>();
    for (var index = 0; index < parts.size(); index++) {
      var last = index == parts.size() - 1;
      var answer = part(chat, parts.get(index), last ? buttons : null);
      if (!(answer instanceof Answer.Done<Message>(var message))) {
        return answer.map(List::of);
      }
      sent.add(message);
    }
    return new Answer.Done<>(sent);
  }

  private Answer<Message> part(String chat, Html text, @Nullable InlineKeyboardMarkup buttons) {
    var answer = send(chat, text.markup(), Optional.of(ParseMode.HTML), buttons);
    if (answer instanceof Answer.Refused<Message>(var why)
        && why.contains("can't parse entities")) {
      LOG.error("our own markup is not understood, it is sent without: {}", why);
      return send(chat, text.plain(), Optional.empty(), buttons);
    }
    return answer;
  }

  private Answer<Message> send(
      String chat, String text, Optional<String> mode, @Nullable InlineKeyboardMarkup buttons) {
    var message =
        SendMessage.builder()
            .chatId(chat)
            .text(text)
            .linkPreviewOptions(LinkPreviewOptions.builder().isDisabled(true).build())
            .replyMarkup(buttons);
    mode.ifPresent(message::parseMode);
    var built = message.build();
    return api.send(chat, client -> client.execute(built));
  }
}
