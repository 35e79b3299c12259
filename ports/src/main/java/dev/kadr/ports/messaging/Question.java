package dev.kadr.ports.messaging;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import java.time.Instant;
import java.util.UUID;

/** Something that a buyer asks the people behind the bot. */
public record Question(Id id, String text, Instant at) {

  /**
   * The message by which it was asked: heard again it is the same question.
   *
   * @param message its number in the buyer's chat
   */
  public record Id(AccountId account, long message) {
    /** The instance of the task that carries it to the operators. */
    public String instance() {
      return account.value() + "/" + message;
    }

    /**
     * Reads an instance back.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Id parse(String instance) {
      var slash = instance.indexOf('/');
      return new Id(
          new AccountId(UUID.fromString(instance.substring(0, Math.max(slash, 0)))),
          Long.parseLong(instance.substring(slash + 1)));
    }
  }

  /** The message in an operator's chat that shows it: a reply to that one is the answer. */
  public record Copy(ChatId operator, long message, Id question, Instant at) {}

  /** What an operator answered. */
  public record Answer(AnswerId id, Id question, String text, Instant at) {}

  /**
   * The message by which it was answered: heard again it is the same answer.
   *
   * @param message its number in the operator's chat
   */
  public record AnswerId(ChatId operator, long message) {
    /** The instance of the task that carries it to the buyer. */
    public String instance() {
      return operator.value() + "/" + message;
    }

    /**
     * Reads an instance back.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AnswerId parse(String instance) {
      var slash = instance.lastIndexOf('/');
      return new AnswerId(
          new ChatId(instance.substring(0, Math.max(slash, 0))),
          Long.parseLong(instance.substring(slash + 1)));
    }
  }
}
