package dev.kadr.ports.generation;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A provider's knock on our door: a hint that something may have changed, never a fact.
 *
 * @param job absent when the body could not be read
 * @param body as it came, at most 256 KiB
 */
public record ProviderCallback(
    Key key, Optional<ProviderJobId> job, String body, Instant receivedAt, boolean handled) {

  /**
   * What makes a repeated callback the same one.
   *
   * @param digest SHA-256 of the body, base64url without padding: 43 characters
   */
  public record Key(GenerationId generation, String digest) {
    /** The instance of the task that reads back. */
    public String instance() {
      return generation.value() + "/" + digest;
    }

    /**
     * Reads an instance back.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Key parse(String instance) {
      var slash = Math.max(instance.indexOf('/'), 0);
      return new Key(
          new GenerationId(UUID.fromString(instance.substring(0, slash))),
          instance.substring(slash + 1));
    }
  }

  /** What a callback is when it arrives. */
  public enum Arrival {
    FIRST,
    /** The same came before. */
    AGAIN,
    /** There is no such request. */
    OF_NOTHING
  }

  public ProviderCallback done() {
    return new ProviderCallback(key, job, body, receivedAt, true);
  }
}
