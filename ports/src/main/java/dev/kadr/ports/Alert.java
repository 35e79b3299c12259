package dev.kadr.ports;

import java.time.Instant;

/**
 * Something that needs a person.
 *
 * @param reference what it is about; with the kind it is unique while the alert is open
 * @param reason one English line for the operator, without secrets
 */
public record Alert(Kind kind, String reference, String reason, Instant at) {

  /** The kinds of trouble, by their names in lower case on the operators' pages. */
  public enum Kind {
    PROVIDER_OUT_OF_MONEY,
    PROVIDER_REFUSES_KEY,
    PROVIDER_LOSS,
    /** The provider named two jobs for one request. */
    SECOND_PROVIDER_JOB,
    TASK_GIVEN_UP,
    UPDATE_PARKED,
    /** Files whose time is over cannot be deleted. */
    FILES_STUCK,
    /** The messenger no longer sent its updates to us; it was told to again. */
    WEBHOOK_LOST,
    /** The messenger cannot hand its updates over. */
    WEBHOOK_FAILING
  }
}
