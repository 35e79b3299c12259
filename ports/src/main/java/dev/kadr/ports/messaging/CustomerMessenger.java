package dev.kadr.ports.messaging;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import java.time.Duration;
import java.util.List;

/**
 * Writes to people. A message can arrive twice when the answer to the first try was lost; it never
 * throws for what the messenger does.
 */
public interface CustomerMessenger {
  Delivery send(ChatId chat, Language language, CustomerMessage message);

  /**
   * Puts other words in the place of a message that was delivered. That they stand there already is
   * as good; a message that is gone is {@link Delivery.Refused}.
   */
  Delivery edit(ChatId chat, Language language, long message, CustomerMessage.Words words);

  /** What came of writing. */
  sealed interface Delivery {
    /** It is in the chat, as these messages. */
    record Delivered(List<Long> messages) implements Delivery {
      public Delivered {
        messages = List.copyOf(messages);
      }
    }

    /** The chat takes nothing from us until its owner writes again. */
    record Unreachable(String why) implements Delivery {}

    /** Not now. */
    record Later(Duration pause) implements Delivery {}

    /** Nobody knows whether it arrived; trying again may make a second copy. */
    record Unknown(String why) implements Delivery {}

    /** The messenger will never take this message. */
    record Refused(String why) implements Delivery {}
  }
}
