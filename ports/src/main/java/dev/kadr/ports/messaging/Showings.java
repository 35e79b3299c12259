package dev.kadr.ports.messaging;

import dev.kadr.domain.generation.GenerationId;
import java.time.Instant;

/**
 * Remembers what the progress message of a request shows, so that nothing is shown twice and
 * nothing after the end. Worth an edit, never more.
 */
public interface Showings {
  /**
   * Takes the right to show something.
   *
   * @param shown what will be shown, in whatever words; at most 100 characters
   * @param until when the right ends by itself, should whoever has it die
   * @return false when that is what it shows, when somebody else has the right, or when it is
   *     closed
   */
  boolean begin(GenerationId generation, String shown, Instant now, Instant until);

  /**
   * Gives the right back.
   *
   * @param shown whether it was shown; else the same may be shown again
   */
  void end(GenerationId generation, boolean shown);

  /** Lets nothing be shown any more. */
  Closing close(GenerationId generation, Instant now);

  /**
   * Forgets what was last begun or closed before then.
   *
   * @return how many were forgotten, {@code limit} at most
   */
  int forget(Instant before, int limit);

  /** What came of closing. */
  enum Closing {
    /** From now on nothing is shown. */
    NOW,
    /** It was closed before. */
    BEFORE,
    /** Somebody has the right to show something: ask again when that is over. */
    BUSY
  }
}
