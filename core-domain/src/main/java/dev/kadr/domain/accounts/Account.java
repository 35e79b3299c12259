package dev.kadr.domain.accounts;

import java.time.Instant;

/**
 * A buyer: one balance, one history, whichever window they come through.
 *
 * @param chat where the account is written to and whether that works
 * @param lastActive when the account last did something itself
 */
public record Account(
    AccountId id, Profile profile, Chat chat, Instant openedAt, Instant lastActive) {

  /** Whether an account can be written to. */
  public sealed interface Chat {
    /** The account never opened a chat with the bot. */
    record None() implements Chat {}

    record Reachable(ChatId id) implements Chat {}

    /**
     * The chat refused a message; it is not tried again until the account writes itself or welcomes
     * us.
     */
    record Unreachable(ChatId id) implements Chat {}
  }

  /** The account after it wrote to us from {@code chat}: its names are as fresh as this contact. */
  public Account seen(Profile freshProfile, ChatId from, Instant now) {
    return new Account(id, freshProfile, new Chat.Reachable(from), openedAt, now);
  }

  /** The account after its chat refused a message for good. */
  public Account refusedContact() {
    return switch (chat) {
      case Chat.None none -> this;
      case Chat.Reachable reachable ->
          new Account(id, profile, new Chat.Unreachable(reachable.id()), openedAt, lastActive);
      case Chat.Unreachable unreachable -> this;
    };
  }

  /** The account after its chat takes messages again, though it did not write itself. */
  public Account welcomedContact() {
    return switch (chat) {
      case Chat.None none -> this;
      case Chat.Reachable reachable -> this;
      case Chat.Unreachable unreachable ->
          new Account(id, profile, new Chat.Reachable(unreachable.id()), openedAt, lastActive);
    };
  }
}
