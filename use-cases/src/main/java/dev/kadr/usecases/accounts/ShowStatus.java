package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.generation.Generations;
import java.time.Clock;
import java.util.List;

/** Shows what an account has and what it waits for. */
public final class ShowStatus {
  private static final int MOST_SHOWN = 10;

  private final Accounts accounts;
  private final Generations generations;
  private final Clock clock;

  ShowStatus(Accounts accounts, Generations generations, Clock clock) {
    this.accounts = accounts;
    this.generations = generations;
    this.clock = clock;
  }

  /**
   * An account at a glance.
   *
   * @param available credits that are free
   * @param held credits set aside for what is under way
   */
  public record Status(long available, long held, List<UnderWay> underWay) {}

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
        generations.underWay(account, MOST_SHOWN).stream().map(this::underWay).toList());
  }

  private UnderWay underWay(GenerationRequest request) {
    var trail = request.trail();
    return new UnderWay(
        request.id(), trail.status(), trail.progress(), generations.ahead(request.id()));
  }
}
