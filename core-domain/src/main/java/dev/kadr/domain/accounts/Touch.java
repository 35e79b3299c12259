package dev.kadr.domain.accounts;

import java.time.Instant;

/**
 * Where a person came from.
 *
 * @param code as the link had it, 1 to 61 of {@code A-Z a-z 0-9 _ -}
 */
public record Touch(Kind kind, String code, Instant at) {

  /** What kind of link it was. */
  public enum Kind {
    REFERRAL,
    CAMPAIGN
  }
}
