package dev.kadr.ports.messaging;

import dev.kadr.domain.accounts.AccountId;
import java.util.UUID;

/**
 * A wish for which credits were too few, of which its buyer's chat is told. Nothing of it is kept
 * but the task that tells it.
 *
 * @param wish tells one wish from another: the same one sent twice is told once
 */
public record Shortfall(AccountId account, long cost, String wish) {
  public Shortfall {
    if (cost < 1 || !wish.matches("[A-Za-z0-9_-]{1,43}")) {
      throw new IllegalArgumentException("a wish that costs something and has a digest");
    }
  }

  /** The instance of the task that tells it. */
  public String instance() {
    return account.value() + "/" + cost + "/" + wish;
  }

  /**
   * Reads an instance back.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Shortfall parse(String instance) {
    var parts = instance.split("/", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("no shortfall: " + instance);
    }
    return new Shortfall(
        new AccountId(UUID.fromString(parts[0])), Long.parseLong(parts[1]), parts[2]);
  }
}
