package dev.kadr.domain.generation;

/** Why a request failed, as far as it concerns its buyer; each gives the credits back. */
public enum FailureClass {
  REFUSED_BY_MODERATION,
  PROVIDER_ERROR,
  REJECTED_INPUT,
  NO_RESULT,
  TIMED_OUT,
  INTERNAL
}
