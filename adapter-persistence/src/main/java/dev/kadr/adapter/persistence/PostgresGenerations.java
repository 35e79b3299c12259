package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Generations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The requests in PostgreSQL. */
final class PostgresGenerations implements Generations {
  private static final List<String> KINDS = Stream.of(TaskKind.values()).map(TaskKind::id).toList();

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
