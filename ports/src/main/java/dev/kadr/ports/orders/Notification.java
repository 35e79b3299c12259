package dev.kadr.ports.orders;

import java.time.Instant;

/**
 * A gateway's knock on our door: a hint that something may have changed, never a fact.
 *
 * @param about what has to be read back
 * @param body as it came, at most 64 KiB
 */
public record Notification(Key key, About about, String body, Instant receivedAt, Status status) {

  /**
   * What makes a repeated notification the same one.
   *
   * @param event the gateway's word for what happened, such as {@code payment.succeeded}; {@code
   *     unreadable} when there is none
   * @param subject the gateway's id of what it happened to; a digest of the body when there is none
   */
  public record Key(String event, String subject) {
    private static final int MAX_EVENT = 32;
    private static final int MAX_SUBJECT = 64;

    public Key {
      event = cut(event, MAX_EVENT);
      subject = cut(subject, MAX_SUBJECT);
    }

    /** The instance of the task that reads back. */
    public String instance() {
      return event + "/" + subject;
    }

    /** Reads an instance back. */
    public static Key parse(String instance) {
      var slash = Math.max(instance.indexOf('/'), 0);
      return new Key(instance.substring(0, slash), instance.substring(slash + 1));
    }

    private static String cut(String text, int length) {
      var clean = text.isEmpty() ? "none" : text.replaceAll("[^0-9A-Za-z._-]", "_");
      return clean.length() <= length ? clean : clean.substring(0, length);
    }
  }

  /** What a notification speaks of. */
  public enum About {
    PAYMENT,
    REFUND,
    /** Nothing that we do anything about. */
    OTHER
  }

  /** What became of it. */
  public enum Status {
    /** Not read back yet. */
    WAITING,
    /** What it hinted at was found, and is booked. */
    SETTLED,
    /** Nothing followed from it: it was early, or there is nothing to do about it. */
    IDLE,
    /** The gateway knows nothing of the kind, or it is not ours: somebody was told. */
    UNMATCHED
  }

  public Notification with(Status next) {
    return new Notification(key, about, body, receivedAt, next);
  }
}
