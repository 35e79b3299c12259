package dev.kadr.ports.messaging;

import dev.kadr.domain.generation.GenerationId;
import java.util.UUID;

/** A notice is told once per kind and subject. */
public record NoticeId(Notice.Kind kind, GenerationId generation) {
  /** The instance of the task that tells it. */
  public String instance() {
    return kind + "/" + generation.value();
  }

  /**
   * Reads an instance back.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static NoticeId parse(String instance) {
    var slash = instance.indexOf('/');
    return new NoticeId(
        Notice.Kind.valueOf(instance.substring(0, Math.max(slash, 0))),
        new GenerationId(UUID.fromString(instance.substring(slash + 1))));
  }
}
