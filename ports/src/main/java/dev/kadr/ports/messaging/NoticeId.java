package dev.kadr.ports.messaging;

import dev.kadr.domain.generation.GenerationId;
import java.util.UUID;

/** A notice is told once per kind and subject. */
public record NoticeId(Notice.Kind kind, Subject subject) {

  /** A notice about a request. */
  public NoticeId(Notice.Kind kind, GenerationId generation) {
    this(kind, new Subject.OfGeneration(generation));
  }

  public NoticeId {
    if (!subject.fits(kind)) {
      throw new IllegalArgumentException(kind + " is not told about " + subject);
    }
  }

  /** The instance of the task that tells it. */
  public String instance() {
    return kind + "/" + subject.value();
  }

  /**
   * Reads an instance back.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static NoticeId parse(String instance) {
    var slash = instance.indexOf('/');
    var kind = Notice.Kind.valueOf(instance.substring(0, Math.max(slash, 0)));
    return new NoticeId(kind, Subject.of(kind, UUID.fromString(instance.substring(slash + 1))));
  }
}
