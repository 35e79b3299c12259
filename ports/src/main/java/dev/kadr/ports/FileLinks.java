package dev.kadr.ports;

import dev.kadr.domain.generation.BlobKey;
import java.net.URI;
import java.time.Duration;

/**
 * Makes addresses at which one kept file can be had for a while by whoever knows the address, and
 * which nobody can guess.
 */
public interface FileLinks {
  /** As long as a link in a chat is worth; a new one is made whenever the history is shown. */
  Duration USUAL = Duration.ofDays(1);

  /** No link lives longer: what was passed on by mistake ends some day. */
  Duration LONGEST = Duration.ofDays(31);

  /**
   * The address of a file. The file itself is not looked at: the address of one that was removed
   * leads to an answer that says so.
   *
   * <p>It holds for at least {@code lifetime} and less than an hour longer. Links made within one
   * hour are the same, so that a browser that saw the picture has it still.
   *
   * @throws IllegalArgumentException when {@code lifetime} is not positive or over {@link #LONGEST}
   */
  URI link(BlobKey key, Duration lifetime);
}
