package dev.kadr.ports.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads requests; what is read may be old by the time it is shown. */
public interface Generations {
  Optional<GenerationRequest> find(GenerationId generation);

  /** Requests of an account that are neither final nor timed out, oldest first. */
  List<GenerationRequest> underWay(AccountId account, int limit);

  /**
   * Requests that the account did not delete, whatever became of them, newest first, without the
   * first {@code skip}.
   */
  List<GenerationRequest> history(AccountId account, int skip, int limit);

  /** The request, if it is the account's and the account did not delete it. */
  Optional<GenerationRequest> find(AccountId account, GenerationId generation);

  /** Requests that the account did not delete, newest first. */
  List<GenerationRequest> list(AccountId account, Filter filter, Optional<Place> after, int limit);

  /**
   * How long the last requests of a model took from leaving the queue to the result, in the middle;
   * absent when none has come to an end yet.
   */
  Optional<Duration> typical(ModelId model);

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

  /**
   * Which requests are wanted.
   *
   * @param from requested then or later
   * @param to requested before then
   */
  record Filter(
      Optional<Instant> from, Optional<Instant> to, Optional<GenerationEvent.Status> status) {
    public static final Filter NONE =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Where a request stands in a list; that of the last one shown is where the next page begins. */
  record Place(Instant requestedAt, GenerationId generation) {
    public static Place of(GenerationRequest request) {
      return new Place(request.ticket().requestedAt(), request.id());
    }
  }
}
