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

  /**
   * Requests of an account whatever became of them, newest first, without the first {@code skip}.
   */
  List<GenerationRequest> history(AccountId account, int skip, int limit);

  /** How many requests of its provider wait before it; 0 when it does not wait. */
  int ahead(GenerationId generation);

  /** The events after {@code seq}, in order. */
  List<GenerationEvent> events(GenerationId generation, int after);

  /**
   * Requests that wait for something although a task that they need is not due: in Queued to
   * Generating one that looks at the clock ({@link dev.kadr.ports.TaskKind#DEADLINE}, its instance
   * the request's id, a slash and a word), and one that moves them (its instance the bare id) in
   * all from Queued to Downloading but SubmitUnknown, and in those with a job that timed out after
   * {@code timedOutAfter}. Oldest first; what has all that it needs hides nobody.
   */
  List<GenerationId> unattended(Instant timedOutAfter, int limit);

  List<ProviderId> closed();
}
