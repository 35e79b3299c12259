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
    /** The gateway refuses the shop's keys or rights: nothing can be sold. */
    PAYMENTS_REFUSED,
    /** A notification about a payment or refund that is not ours, or does not exist. */
    PAYMENT_UNMATCHED,
    /** The gateway has other money under our name than we asked for; nothing was granted. */
    PAYMENT_MISMATCH,
    /** What the gateway says cannot be. */
    PAYMENT_CONTRADICTION,
    /** The money came for an order that was given up; it was granted. */
    PAID_AFTER_ALL,
    /** One order was paid twice; both were granted. */
    PAID_TWICE,
    /** A payment waited to be taken although it was asked for at once; it was taken. */
    PAYMENT_CAPTURED,
    /** A payment is undecided for very long. */
    PAYMENT_STUCK,
    /** The tax office did not get a receipt. */
    RECEIPT_MISSING,
    /** Money was given back in the gateway's own pages; it was booked. */
    REFUND_OUTSIDE,
    /** A refund did not go through; its credits are the buyer's again. */
    REFUND_CANCELED,
    UPDATE_PARKED,
    /** Files whose time is over cannot be deleted. */
    FILES_STUCK
  }
}
