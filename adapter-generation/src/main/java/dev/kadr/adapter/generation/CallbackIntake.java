package dev.kadr.adapter.generation;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import java.util.Optional;

/** Keeps a callback whose token was right. */
interface CallbackIntake {
  Answer accept(GenerationId generation, Optional<ProviderJobId> job, String body);

  enum Answer {
    STORED,
    REPEATED,
    UNKNOWN
  }
}
