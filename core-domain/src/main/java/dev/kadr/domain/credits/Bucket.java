package dev.kadr.domain.credits;

/** Where credits are; a transfer takes them from one bucket of a grant to another. */
public enum Bucket {
  /** Outside the grant: what its first transfer comes from. Not a counter. */
  ISSUED,
  AVAILABLE,
  HELD,
  SPENT,
  EXPIRED,
  REVOKED
}
