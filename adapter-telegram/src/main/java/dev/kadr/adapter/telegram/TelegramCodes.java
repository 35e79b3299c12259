package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.accounts.CodeCourier;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Brings sign-in codes into chats; what cannot be brought now is not brought later. */
final class TelegramCodes implements CodeCourier {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramCodes.class);

  private final MessageWriter writer;
  private final String site;

  TelegramCodes(BotApi api, String site) {
    this.writer = new MessageWriter(api);
    this.site = site;
  }

  @Override
  public void bring(ChatId chat, Language language, String code, String device) {
    var text = Texts.in(language).get("sign-in.code", code, site, device);
    if (!(writer.write(chat.value(), text, null) instanceof Answer.Done<List<Message>>)) {
      LOG.warn("a sign-in code was not sent: the chat does not take it now");
    }
  }
}
