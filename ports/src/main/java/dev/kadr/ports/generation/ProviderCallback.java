package dev.kadr.ports.generation;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import java.time.Instant;
import java.util.Optional;

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
   * @param digest SHA-256 of the body, hexadecimal
   */
  public record Key(GenerationId generation, String digest) {
    /** The instance of the task that reads back: shorter than the digest, still its own. */
    public String instance() {
      return generation.value() + "/" + digest.substring(0, 32);
    }
  }

  public ProviderCallback done() {
    return new ProviderCallback(key, job, body, receivedAt, true);
  }
}
