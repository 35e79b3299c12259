package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Generations;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Requests of the {@link InMemoryWorld} as they were committed last. */
final class InMemoryGenerations implements Generations {
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
    return world.committed().requests.values().stream()
        .filter(request -> request.ticket().account().equals(account))
        .sorted(Tables.OLDEST_FIRST.reversed())
        .skip(skip)
        .limit(limit)
        .toList();
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
