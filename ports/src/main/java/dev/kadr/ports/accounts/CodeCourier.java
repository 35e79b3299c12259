package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;

/** Brings sign-in codes into the chats of those who sign in. */
public interface CodeCourier {
  /**
   * Brings one, once: a code that did not arrive is asked for again by whoever waits for it.
   *
   * @param device who asks, for the person to judge by
   */
  void bring(ChatId chat, Language language, String code, String device);
}
