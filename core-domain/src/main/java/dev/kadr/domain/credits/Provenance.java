package dev.kadr.domain.credits;

import java.time.Instant;

/**
 * Why a grant was made, once: origin and reference are unique together.
 *
 * @param reference the thing that earned it: the account for {@link Origin#STARTER}, the provider's
 *     payment for {@link Origin#PURCHASE}, the operator's reason and time for {@link
 *     Origin#ADJUSTMENT}
 */
public record Provenance(Origin origin, String reference, Instant at) {
  public Provenance {
    if (reference.isBlank() || reference.length() > 200) {
      throw new IllegalArgumentException("a grant's reference has 1 to 200 characters");
    }
  }

  boolean sameCauseAs(Provenance other) {
    return origin == other.origin && reference.equals(other.reference);
  }
}
