package dev.kadr.ports.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.SubmitKey;
import java.time.Instant;

/**
 * A no to a wish, kept so that the same wish sent again is answered the same.
 *
 * @param fingerprint of what was asked; another one under the same key is another wish
 */
public record Refusal(AccountId account, SubmitKey key, String fingerprint, Why why, Instant at) {

  /** What the no was for. */
  public sealed interface Why {
    record Insufficient(long cost, long balance, long missing) implements Why {}

    record PriceChanged(long cost) implements Why {}
  }
}
