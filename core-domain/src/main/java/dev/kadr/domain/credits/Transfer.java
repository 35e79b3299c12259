package dev.kadr.domain.credits;

import java.time.Instant;

/**
 * Credits that went from one bucket of a grant to another; never changed once made.
 *
 * @param reference unique: the same move made twice has the same reference
 * @param amount 1 or more
 */
public record Transfer(
    String reference, GrantId grant, Move move, long amount, Reason reason, Instant at) {

  /** From where to where. */
  public record Move(Bucket from, Bucket to) {}

  public Transfer {
    if (amount < 1) {
      throw new IllegalArgumentException("a transfer moves at least one credit, not " + amount);
    }
  }
}
