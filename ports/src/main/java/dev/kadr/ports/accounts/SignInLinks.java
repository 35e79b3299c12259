package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Keeps the links with which a browser asks to be signed in by the bot. */
public interface SignInLinks {
  /** What the person said in the bot. */
  sealed interface Answer {
    /** Nothing yet. */
    record None() implements Answer {}

    record Yes(AccountId account) implements Answer {}

    record No() implements Answer {}
  }

  /**
   * A link, and where it stands. Only digests of its three secrets are kept.
   *
   * @param ticket what the bot is told
   * @param poll what the page asks by
   * @param browser what only the browser has that asked
   * @param device what the browser said of itself
   */
  record Link(
      String ticket,
      String poll,
      String browser,
      String device,
      Instant askedAt,
      Instant endsAt,
      Answer answer) {}

  /** Keeps a new one. */
  void add(Link link);

  /** The link of a ticket, if it has not ended by {@code now}. */
  Optional<Link> findByTicket(String ticket, Instant now);

  Optional<Link> findByPoll(String poll, Instant now);

  /** Answers a link that has no answer yet; whether this was the answer. */
  boolean answer(String ticket, Answer answer, Instant now);

  /** Uses a link up; of any number at once one succeeds. */
  boolean take(String poll);
}
