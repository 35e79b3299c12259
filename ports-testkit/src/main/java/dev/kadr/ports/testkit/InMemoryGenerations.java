package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests of the {@link InMemoryWorld} as they were committed last. */
final class InMemoryGenerations implements Generations {
  private static final int LEARNED_FROM = 50;

  private final InMemoryWorld world;

  InMemoryGenerations(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<GenerationRequest> find(GenerationId generation) {
    return Optional.ofNullable(world.committed().requests.get(generation));
  }

  @Override
  public List<GenerationRequest> underWay(AccountId account, int limit) {
    return world.committed().requests.values().stream()
        .filter(request -> request.ticket().account().equals(account))
        .filter(request -> States.waiting(request.state()))
        .sorted(Tables.OLDEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public List<GenerationRequest> history(AccountId account, int skip, int limit) {
    return shown(account).sorted(Tables.OLDEST_FIRST.reversed()).skip(skip).limit(limit).toList();
  }

  @Override
  public Optional<GenerationRequest> find(AccountId account, GenerationId generation) {
    return shown(account).filter(request -> request.id().equals(generation)).findFirst();
  }

  @Override
  public List<GenerationRequest> list(
      AccountId account, Filter filter, Optional<Place> after, int limit) {
    return shown(account)
        .filter(request -> after.isEmpty() || NEWEST.compare(place(request), after.get()) > 0)
        .filter(request -> filter.status().map(request.trail().status()::equals).orElse(true))
        .filter(
            request ->
                filter.from().map(from -> !at(request).isBefore(from)).orElse(true)
                    && filter.to().map(to -> at(request).isBefore(to)).orElse(true))
        .sorted(Comparator.comparing(Place::of, NEWEST))
        .limit(limit)
        .toList();
  }

  private static final Comparator<Place> NEWEST =
      Comparator.comparing(Place::requestedAt)
          .thenComparing(place -> place.generation().value().toString())
          .reversed();

  private static Place place(GenerationRequest request) {
    return Place.of(request);
  }

  private static Instant at(GenerationRequest request) {
    return request.ticket().requestedAt();
  }

  private Stream<GenerationRequest> shown(AccountId account) {
    var tables = world.committed();
    return tables.requests.values().stream()
        .filter(request -> request.ticket().account().equals(account))
        .filter(request -> !tables.deleted.contains(request.id()));
  }

  @Override
  public Optional<Duration> typical(ModelId model) {
    var took =
        world.committed().requests.values().stream()
            .filter(request -> request.wish().model().equals(model))
            .filter(request -> request.state() instanceof State.Completed)
            .sorted(Comparator.comparing(InMemoryGenerations::end).reversed())
            .limit(LEARNED_FROM)
            .map(request -> Duration.between(start(request.id()), end(request)))
            .sorted()
            .toList();
    return took.isEmpty() ? Optional.empty() : Optional.of(took.get((took.size() - 1) / 2));
  }

  private static Instant end(GenerationRequest request) {
    return request.state() instanceof State.Completed completed ? completed.at() : Instant.MIN;
  }

  private Instant start(GenerationId id) {
    return events(id, 0).stream()
        .filter(event -> event.kind() == GenerationEvent.Kind.STARTED)
        .findFirst()
        .orElseThrow()
        .at();
  }

  @Override
  public int ahead(GenerationId generation) {
    var tables = world.committed();
    var request = tables.requests.get(generation);
    if (request == null || !(request.state() instanceof State.Queued)) {
      return 0;
    }
    return (int)
        tables
            .queue(request.terms().provider())
            .filter(other -> Tables.OLDEST_FIRST.compare(other, request) < 0)
            .count();
  }

  @Override
  public List<GenerationEvent> events(GenerationId generation, int after) {
    return world.committed().events.values().stream()
        .filter(event -> event.generation().equals(generation) && event.seq() > after)
        .sorted(Comparator.comparingInt(GenerationEvent::seq))
        .toList();
  }

  @Override
  public List<GenerationId> unattended(Instant timedOutAfter, int limit) {
    var tables = world.committed();
    return tables.requests.values().stream()
        .filter(request -> !hasWhatItNeeds(tables, request, timedOutAfter))
        .sorted(Tables.OLDEST_FIRST)
        .map(GenerationRequest::id)
        .limit(limit)
        .toList();
  }

  private static boolean hasWhatItNeeds(
      Tables tables, GenerationRequest request, Instant timedOutAfter) {
    return switch (request.state()) {
      case State.Preparing preparing -> isMoved(tables, request) && isTimed(tables, request);
      case State.Submitting submitting -> isMoved(tables, request) && isTimed(tables, request);
      case State.SubmitUnknown unknown -> isTimed(tables, request);
      case State.Generating generating -> isMoved(tables, request) && isTimed(tables, request);
      case State.Downloading downloading -> isMoved(tables, request);
      case State.TimedOut timedOut ->
          timedOut.job().isEmpty()
              || !timedOut.at().isAfter(timedOutAfter)
              || isMoved(tables, request);
      case State.Finished over -> true;
    };
  }

  private static boolean isMoved(Tables tables, GenerationRequest request) {
    var instance = request.id().value().toString();
    return tables.tasks.keySet().stream().anyMatch(task -> task.instance().equals(instance));
  }

  private static boolean isTimed(Tables tables, GenerationRequest request) {
    var beginning = request.id().value() + "/";
    return tables.tasks.keySet().stream()
        .filter(task -> task.kind() == TaskKind.DEADLINE)
        .anyMatch(task -> task.instance().startsWith(beginning));
  }

  @Override
  public List<ProviderId> closed() {
    return List.copyOf(world.committed().closures.keySet());
  }
}
