package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.accounts.CodeCourier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings sign-in codes into chats; what cannot be brought now is not brought later. */
final class TelegramCodes implements CodeCourier {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramCodes.class);

  private final Replies replies;
  private final String site;

  TelegramCodes(BotApi api, String site) {
    this.replies = new Replies(api);
    this.site = site;
  }

  @Override
  public void bring(ChatId chat, Language language, String code, String device) {
    try {
      replies.say(chat.value(), Texts.in(language).get("sign-in.code", code, site, device));
    } catch (Replies.NotNow busy) {
      LOG.warn("a sign-in code was not sent: {}", busy.getMessage());
    }
  }
}
