package dev.kadr.domain.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * A buyer: one balance, one history, whichever window they come through.
 *
 * @param chat where the account is written to and whether that works
 * @param lastActive when the account last did something itself
 */
public record Account(
    AccountId id,
    Profile profile,
    Chat chat,
    Instant openedAt,
    Instant lastActive,
    Particulars particulars) {

  /** One that said nothing about itself yet. */
  public Account(AccountId id, Profile profile, Chat chat, Instant openedAt, Instant lastActive) {
    this(id, profile, chat, openedAt, lastActive, Particulars.NONE);
  }

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

  /** What the account is spoken to in: what it chose, else what it spoke last. */
  public Language language() {
    return particulars.language().orElse(profile.language());
  }

  /** The account after it wrote to us from {@code chat}: its names are as fresh as this contact. */
  public Account seen(Profile freshProfile, ChatId from, Instant now) {
    return new Account(id, freshProfile, new Chat.Reachable(from), openedAt, now, particulars);
  }

  /**
   * The account after it came by another way than the chat: where it is written to stays, unless
   * nobody knew yet.
   *
   * @param writable where it said it may be written to, if it did
   */
  public Account met(Profile freshProfile, Optional<ChatId> writable, Instant now) {
    var known =
        switch (chat) {
          case Chat.None none -> writable.<Chat>map(Chat.Reachable::new).orElse(none);
          case Chat.Reachable reachable -> reachable;
          case Chat.Unreachable unreachable -> unreachable;
        };
    return new Account(id, freshProfile, known, openedAt, now, particulars);
  }

  /** The account after its chat refused a message for good. */
  public Account refusedContact() {
    return switch (chat) {
      case Chat.None none -> this;
      case Chat.Reachable reachable ->
          new Account(
              id, profile, new Chat.Unreachable(reachable.id()), openedAt, lastActive, particulars);
      case Chat.Unreachable unreachable -> this;
    };
  }

  /** The account after its chat takes messages again, though it did not write itself. */
  public Account welcomedContact() {
    return switch (chat) {
      case Chat.None none -> this;
      case Chat.Reachable reachable -> this;
      case Chat.Unreachable unreachable ->
          new Account(
              id, profile, new Chat.Reachable(unreachable.id()), openedAt, lastActive, particulars);
    };
  }

  /** The account after it chose a language; from now on no setting elsewhere changes that. */
  public Account speaking(Language chosen) {
    return with(
        new Particulars(
            Optional.of(chosen),
            particulars.agreedAt(),
            particulars.firstTouch(),
            particulars.login()));
  }

  /** The account after it agreed; the first time counts. */
  public Account agreed(Instant now) {
    return particulars.agreedAt().isPresent()
        ? this
        : with(
            new Particulars(
                particulars.language(),
                Optional.of(now),
                particulars.firstTouch(),
                particulars.login()));
  }

  /** The account after it came by a link; the first one counts. */
  public Account touched(Touch touch) {
    return particulars.firstTouch().isPresent()
        ? this
        : with(
            new Particulars(
                particulars.language(),
                particulars.agreedAt(),
                Optional.of(touch),
                particulars.login()));
  }

  /** The account after it opened a login link; the last one counts. */
  public Account opened(LoginTicket ticket) {
    return with(
        new Particulars(
            particulars.language(),
            particulars.agreedAt(),
            particulars.firstTouch(),
            Optional.of(ticket)));
  }

  private Account with(Particulars next) {
    return new Account(id, profile, chat, openedAt, lastActive, next);
  }
}
