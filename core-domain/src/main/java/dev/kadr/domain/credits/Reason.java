package dev.kadr.domain.credits;

/** Why credits moved, as a statement shows it. */
public enum Reason {
  GRANT,
  HOLD,
  CAPTURE,
  RELEASE,
  EXPIRY,
  REVOCATION
}
