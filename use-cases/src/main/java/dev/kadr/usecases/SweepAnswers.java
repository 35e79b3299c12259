package dev.kadr.usecases;

import dev.kadr.ports.KeptAnswers;
import java.time.Clock;
import java.time.Duration;

/** Forgets after a day what was answered to callers' keys; the keys are new again. */
public final class SweepAnswers {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final KeptAnswers answers;
  private final Clock clock;

  SweepAnswers(KeptAnswers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  /** How many were forgotten. */
  public record Result(int swept) {}

  public Result sweep() {
    var before = clock.instant().minus(KEPT);
    var whole = 0;
    for (var page = 0; page < MOST_PAGES; page++) {
      var swept = answers.sweep(before, PAGE);
      whole += swept;
      if (swept < PAGE) {
        break;
      }
    }
    return new Result(whole);
  }
}
