package dev.kadr.domain.orders;

import dev.kadr.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;

/** Until when an account has what a plan gives besides credits. */
public record Subscription(AccountId account, Instant end) {

  /** The first days of somebody who had none. */
  public static Subscription begun(AccountId account, int days, Instant now) {
    return new Subscription(account, now.plus(Duration.ofDays(days)));
  }

  public boolean isActive(Instant now) {
    return end.isAfter(now);
  }

  /** More days, at the end of those that are left. */
  public Subscription prolonged(int days, Instant now) {
    return new Subscription(account, (isActive(now) ? end : now).plus(Duration.ofDays(days)));
  }

  /** Without the days of a plan whose money went back; what is over stays as it was. */
  public Subscription shortened(int days, Instant now) {
    if (!isActive(now)) {
      return this;
    }
    var earlier = end.minus(Duration.ofDays(days));
    return new Subscription(account, earlier.isAfter(now) ? earlier : now);
  }
}
