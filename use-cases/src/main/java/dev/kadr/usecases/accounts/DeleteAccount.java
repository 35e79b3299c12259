package dev.kadr.usecases.accounts;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.Farewell;
import dev.kadr.ports.accounts.Leaver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets somebody go for good: from that commit on nobody is known by what they were, and what is
 * kept of them is removed. What moved credits and money stays, with nobody's name on it.
 */
public final class DeleteAccount {
  /** Only if whoever committed did not come to it. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final UnitOfWork unitOfWork;
  private final Graves graves;
  private final RemoveTraces removeTraces;
  private final Duration mayStillCome;
  private final Checkpoint checkpoint;
  private final Clock clock;

  /**
   * The use case.
   *
   * @param mayStillCome how long the result of a request that timed out may still come
   */
  DeleteAccount(
      UnitOfWork unitOfWork,
      Graves graves,
      RemoveTraces removeTraces,
      Duration mayStillCome,
      Checkpoint checkpoint,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.graves = graves;
    this.removeTraces = removeTraces;
    this.mayStillCome = mayStillCome;
    this.checkpoint = checkpoint;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** Gone; what could not be removed at once is removed by its task. */
    record Deleted() implements Result {}

    /** There is no such account, or nobody's any more. */
    record Gone() implements Result {}

    /** Requests are under way: they have to be cancelled or waited for. */
    record RequestsOpen(int requests) implements Result {}

    /** The result of a request that timed out may still come, as a gift. */
    record ResultMayCome(Instant until) implements Result {}

    /** Orders wait for their money, or nobody knows whether it came. */
    record PaymentsOpen(int orders) implements Result {}

    /** Money is on its way back. */
    record RefundsOpen(int refunds) implements Result {}
  }

  public Result delete(AccountId account) {
    var result =
        unitOfWork.<Result>inTransaction(
            store ->
                store
                    .lockLeaver(account)
                    .map(leaver -> decide(store, leaver))
                    .orElseGet(Result.Gone::new));
    if (result instanceof Result.Deleted) {
      checkpoint.reached("account-left");
      removeTraces.remove(account);
    }
    return result;
  }

  private Result decide(Store store, Leaver leaver) {
    var now = clock.instant();
    var open = open(leaver.unsettled(), now);
    if (open.isPresent()) {
      return open.get();
    }
    switch (leaver.wallet().close(now)) {
      case Moved(var wallet, var movement) -> store.append(movement);
      case Repeated() -> {}
      case Refused(var reason) -> throw new IllegalStateException(reason);
    }
    var id = leaver.account().id();
    var marks = leaver.identities().stream().map(graves::mark).flatMap(Optional::stream).toList();
    store.add(new Farewell(id, marks, now));
    store.schedule(new Task(TaskKind.FAREWELL, id.value().toString(), now.plus(SOON)));
    return new Result.Deleted();
  }

  private Optional<Result> open(Leaver.Unsettled unsettled, Instant now) {
    if (unsettled.generations() > 0) {
      return Optional.of(new Result.RequestsOpen(unsettled.generations()));
    }
    if (unsettled.orders() > 0) {
      return Optional.of(new Result.PaymentsOpen(unsettled.orders()));
    }
    if (unsettled.refunds() > 0) {
      return Optional.of(new Result.RefundsOpen(unsettled.refunds()));
    }
    return unsettled
        .timedOutAt()
        .map(at -> at.plus(mayStillCome))
        .filter(until -> until.isAfter(now))
        .map(Result.ResultMayCome::new);
  }
}
