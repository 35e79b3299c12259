package dev.kadr.ports.messaging;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Content;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What is said, without its words: the messenger has them in each language. */
public sealed interface CustomerMessage {
  /**
   * The work began.
   *
   * @param ahead how many requests wait before it
   */
  record Started(GenerationId generation, int ahead) implements CustomerMessage {}

  /**
   * Here it is.
   *
   * @param charged credits that were spent; 0 for what came too late
   * @param asked how many outputs were asked for; fewer may have come
   * @param balance credits that are free now
   */
  record Result(
      GenerationId generation, List<Attachment> attachments, int asked, long charged, long balance)
      implements CustomerMessage {
    public Result {
      attachments = List.copyOf(attachments);
    }
  }

  /** It will not come, and nothing was charged. */
  record Failure(GenerationId generation, FailureClass reason, long balance)
      implements CustomerMessage {}

  record Cancelled(GenerationId generation, long balance) implements CustomerMessage {}

  /** For an operator. */
  record Trouble(Alert alert) implements CustomerMessage {}

  /**
   * A picture or video to send along.
   *
   * @param link where it can be had when the messenger does not take the file itself
   */
  record Attachment(
      OutputKind kind,
      Content content,
      String mediaType,
      int width,
      int height,
      Optional<URI> link) {
    /** One that only the messenger can bring. */
    public Attachment(OutputKind kind, Content content, String mediaType, int width, int height) {
      this(kind, content, mediaType, width, height, Optional.empty());
    }
  }
}
