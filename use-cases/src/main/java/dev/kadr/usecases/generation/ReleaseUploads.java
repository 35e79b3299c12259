package dev.kadr.usecases.generation;

import dev.kadr.ports.generation.Uploads;
import java.time.Clock;
import java.time.Duration;

/** Lets go of photos that nobody used for a day; their files are erased by the next round of it. */
public final class ReleaseUploads {
  private static final Duration UNUSED = Duration.ofDays(1);
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final Uploads uploads;
  private final Clock clock;

  ReleaseUploads(Uploads uploads, Clock clock) {
    this.uploads = uploads;
    this.clock = clock;
  }

  /** How many went. */
  public record Result(int released) {}

  public Result release() {
    var now = clock.instant();
    var whole = 0;
    for (var page = 0; page < MOST_PAGES; page++) {
      var released = uploads.release(now.minus(UNUSED), now, PAGE);
      whole += released;
      if (released < PAGE) {
        break;
      }
    }
    return new Result(whole);
  }
}
