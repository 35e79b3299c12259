package dev.kadr.ports.messaging;

import dev.kadr.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;

/** Something that a buyer must be told, once it is certain. */
public record Notice(NoticeId id, AccountId account, Instant at, Status status) {

  /** What is told. */
  public enum Kind {
    STARTED,
    RESULT,
    FAILURE,
    CANCELLATION,
    /** What came after the deadline, free of charge. */
    GIFT,
    /** The money came, whichever window it was spent in. */
    PAID,
    /** An order ended without money. */
    PAYMENT_CANCELLED,
    /** Money went back. */
    REFUNDED
  }

  /** How far the telling is. */
  public sealed interface Status {
    record Due() implements Status {}

    /** The messenger took it, as these messages. */
    record Sent(List<Long> messages) implements Status {
      public Sent {
        messages = List.copyOf(messages);
      }
    }

    /** It cannot be told, and why. */
    record Dropped(String why) implements Status {}
  }

  public Notice with(Status next) {
    return new Notice(id, account, at, next);
  }
}
