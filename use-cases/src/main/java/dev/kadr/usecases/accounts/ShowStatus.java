package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.orders.Orders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows what an account has and what it waits for. */
public final class ShowStatus {
  private static final int MOST_SHOWN = 10;

  private final Accounts accounts;
  private final Generations generations;
  private final Orders orders;
  private final Clock clock;

  ShowStatus(Accounts accounts, Generations generations, Orders orders, Clock clock) {
    this.accounts = accounts;
    this.generations = generations;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * An account at a glance.
   *
   * @param available credits that are free
   * @param held credits set aside for what is under way
   * @param until when the subscription ends; absent when there is none
   */
  public record Status(
      long available, long held, List<UnderWay> underWay, Optional<Instant> until) {}

  /**
   * A request somebody waits for.
   *
   * @param ahead how many requests wait before it; 0 when it does not wait
   */
  public record UnderWay(
      GenerationId generation, GenerationEvent.Status status, int progress, int ahead) {}

  public Status show(AccountId account) {
    var wallet = accounts.wallet(account);
    return new Status(
        wallet.available(clock.instant()),
        wallet.held(),
        generations.underWay(account, MOST_SHOWN).stream().map(this::underWay).toList(),
        orders
            .subscription(account)
            .filter(subscription -> subscription.isActive(clock.instant()))
            .map(Subscription::end));
  }

  private UnderWay underWay(GenerationRequest request) {
    var trail = request.trail();
    return new UnderWay(
        request.id(), trail.status(), trail.progress(), generations.ahead(request.id()));
  }
}
