package dev.kadr.domain.dialogue;

import dev.kadr.domain.generation.SubmitKey;
import java.util.UUID;

/** Names one draft; confirmed twice it is still one request. */
public record DraftId(UUID value) {
  public SubmitKey submitKey() {
    return new SubmitKey("draft:" + value);
  }
}
