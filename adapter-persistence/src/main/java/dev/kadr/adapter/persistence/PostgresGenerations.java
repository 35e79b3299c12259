package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The requests in PostgreSQL. */
final class PostgresGenerations implements Generations {
  private static final List<String> KINDS = Stream.of(TaskKind.values()).map(TaskKind::id).toList();

  /** After everything that PostgreSQL and Java both know as a time. */
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final Place NEWEST = new Place(NEVER, new GenerationId(new UUID(-1, -1)));

  private final GenerationReads reads;

  PostgresGenerations(Jdbi jdbi) {
    this.reads = jdbi.onDemand(GenerationReads.class);
  }

  @Override
  public Optional<GenerationRequest> find(GenerationId generation) {
    return Failures.reading(
        () -> reads.find(generation.value()).map(GenerationReads.Row::toDomain));
  }

  @Override
  public List<GenerationRequest> underWay(AccountId account, int limit) {
    return Failures.reading(
        () ->
            reads.underWay(account.value(), limit).stream()
                .map(GenerationReads.Row::toDomain)
                .toList());
  }

  @Override
  public List<GenerationRequest> history(AccountId account, int skip, int limit) {
    return Failures.reading(
        () ->
            reads.history(account.value(), skip, limit).stream()
                .map(GenerationReads.Row::toDomain)
                .toList());
  }

  @Override
  public Optional<GenerationRequest> find(AccountId account, GenerationId generation) {
    return Failures.reading(
        () -> reads.find(account.value(), generation.value()).map(GenerationReads.Row::toDomain));
  }

  @Override
  public List<GenerationRequest> list(
      AccountId account, Filter filter, Optional<Place> after, int limit) {
    var place = after.orElse(NEWEST);
    return Failures.reading(
        () ->
            reads
                .list(
                    account.value(),
                    filter.from().orElse(Instant.EPOCH),
                    filter.to().orElse(NEVER),
                    filter.status().map(Names::of).orElse(""),
                    place.requestedAt(),
                    place.generation().value(),
                    limit)
                .stream()
                .map(GenerationReads.Row::toDomain)
                .toList());
  }

  @Override
  public Optional<Duration> typical(ModelId model) {
    return Failures.reading(() -> reads.typical(model.value()).map(Duration::ofMillis));
  }

  @Override
  public int ahead(GenerationId generation) {
    return Failures.reading(() -> reads.ahead(generation.value()));
  }

  @Override
  public List<GenerationEvent> events(GenerationId generation, int after) {
    return Failures.reading(
        () ->
            reads.events(generation.value(), after).stream()
                .map(GenerationReads.EventRow::toDomain)
                .toList());
  }

  @Override
  public List<GenerationId> unattended(Instant timedOutAfter, int limit) {
    return Failures.reading(
        () ->
            reads.unattended(timedOutAfter, KINDS, limit).stream().map(GenerationId::new).toList());
  }

  @Override
  public List<ProviderId> closed() {
    return Failures.reading(() -> reads.closed().stream().map(ProviderId::new).toList());
  }
}
