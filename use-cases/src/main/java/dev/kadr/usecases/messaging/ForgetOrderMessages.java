package dev.kadr.usecases.messaging;

import dev.kadr.ports.messaging.OrderMessages;
import java.time.Clock;
import java.time.Duration;

/** Forgets where orders stood to be read, long after anything can happen to them. */
public final class ForgetOrderMessages {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int MOST_AT_ONCE = 1_000;

  private final OrderMessages messages;
  private final Clock clock;

  ForgetOrderMessages(OrderMessages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  /** How many were forgotten. */
  public record Result(int forgotten) {}

  public Result forget() {
    return new Result(messages.forgetBefore(clock.instant().minus(KEPT), MOST_AT_ONCE));
  }
}
