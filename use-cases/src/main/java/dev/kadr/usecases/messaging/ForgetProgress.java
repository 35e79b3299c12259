package dev.kadr.usecases.messaging;

import dev.kadr.ports.messaging.Showings;
import java.time.Clock;
import java.time.Duration;

/** Forgets what progress messages showed, a day after anything was shown in them. */
public final class ForgetProgress {
  /** Longer than any request is worked on. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final Showings showings;
  private final Clock clock;

  ForgetProgress(Showings showings, Clock clock) {
    this.showings = showings;
    this.clock = clock;
  }

  /** How many went. */
  public record Result(int forgotten) {}

  public Result forget() {
    var before = clock.instant().minus(KEPT);
    var whole = 0;
    for (var page = 0; page < MOST_PAGES; page++) {
      var forgotten = showings.forget(before, PAGE);
      whole += forgotten;
      if (forgotten < PAGE) {
        break;
      }
    }
    return new Result(whole);
  }
}
