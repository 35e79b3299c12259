package dev.kadr.ports.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads requests; what is read may be old by the time it is shown. */
public interface Generations {
  Optional<GenerationRequest> find(GenerationId generation);

  /** Requests of an account that are neither final nor timed out, oldest first. */
  List<GenerationRequest> underWay(AccountId account, int limit);

  /** How many requests of its provider wait before it; 0 when it does not wait. */
  int ahead(GenerationId generation);

  /** The events after {@code seq}, in order. */
  List<GenerationEvent> events(GenerationId generation, int after);

  /**
   * Requests that wait for something although no task is due for them: in Queued to Downloading, or
   * timed out after {@code timedOutAfter}.
   */
  List<GenerationId> unattended(Instant timedOutAfter, int limit);

  List<ProviderId> closed();
}
