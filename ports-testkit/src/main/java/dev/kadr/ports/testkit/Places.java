package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.Turn;
import java.util.List;

/** The places of one provider: who has one, and who waits for one. */
final class Places {
  private final Tables tables;
  private final ProviderId provider;
  private final List<GenerationRequest> taken;

  Places(Tables tables, ProviderId provider) {
    this.tables = tables;
    this.provider = provider;
    this.taken =
        tables.requests.values().stream()
            .filter(request -> request.terms().provider().equals(provider))
            .filter(request -> States.takesPlace(request.state()))
            .toList();
  }

  Turn turn(GenerationRequest request, Capacity capacity) {
    return new Turn(
        request,
        tables.walletWithHoldOf(request),
        taken.size(),
        of(request.ticket().account()),
        (int)
            tables
                .queue(provider)
                .filter(other -> Tables.OLDEST_FIRST.compare(other, request) < 0)
                .filter(other -> of(other.ticket().account()) < capacity.account())
                .count(),
        tables.closures.containsKey(provider));
  }

  private int of(AccountId account) {
    return (int)
        taken.stream().filter(request -> request.ticket().account().equals(account)).count();
  }
}
