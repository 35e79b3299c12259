package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Backlog;
import dev.kadr.ports.KeptAnswers;
import dev.kadr.ports.Records;
import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.Traces;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Uploads;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.messaging.OrderMessages;
import dev.kadr.ports.messaging.Questions;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Orders;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that the in-memory ports keep, in one place, as PostgreSQL is one place.
 *
 * <p>Transactions run one after the other under one lock and after each the whole world is checked
 * against the {@link Invariants}. Whoever reads outside a transaction reads the last commit.
 */
public final class InMemoryWorld implements Records {
  private final ReentrantLock lock = new ReentrantLock();
  private final OrderMessages orderMessages = new InMemoryOrderMessages();

  /** The last commit; never changed once it is here. */
  private volatile Tables committed = new Tables();

  @Override
  public UnitOfWork unitOfWork() {
    return new InMemoryUnitOfWork(this);
  }

  @Override
  public Accounts accounts() {
    return new InMemoryAccounts(this);
  }

  @Override
  public KeptAnswers keptAnswers() {
    return new InMemoryKeptAnswers(this);
  }

  @Override
  public Traces traces() {
    return new InMemoryTraces(this);
  }

  @Override
  public Generations generations() {
    return new InMemoryGenerations(this);
  }

  @Override
  public KeptFiles keptFiles() {
    return new InMemoryKeptFiles(this);
  }

  @Override
  public Orders orders() {
    return new InMemoryOrders(this);
  }

  @Override
  public OrderMessages orderMessages() {
    return orderMessages;
  }

  @Override
  public Uploads uploads() {
    return new InMemoryUploads(this);
  }

  @Override
  public AccountNotes accountNotes() {
    return new InMemoryAccountNotes(this);
  }

  public Backlog backlog(Clock clock) {
    return new InMemoryBacklog(this, clock);
  }

  @Override
  public Notices notices() {
    return notice -> Optional.ofNullable(committed.notices.get(notice));
  }

  @Override
  public Questions questions() {
    return new InMemoryQuestions(this);
  }

  @Override
  public Alerts alerts() {
    return new InMemoryAlerts(this);
  }

  /** Tasks that are not over, soonest first. */
  public List<WaitingTask> waitingTasks() {
    return committed.tasks.values().stream()
        .sorted(Comparator.comparing(waiting -> waiting.task().due()))
        .toList();
  }

  public List<Alert> alertsRaised() {
    return committed.alerts.values().stream().map(Tables.OpenAlert::alert).toList();
  }

  public List<Notice> everyNotice() {
    return List.copyOf(committed.notices.values());
  }

  public List<Notification> everyNotification() {
    return List.copyOf(committed.notifications.values());
  }

  public List<Order> everyOrder() {
    return List.copyOf(committed.orders.values());
  }

  public List<Refund> everyRefund() {
    return List.copyOf(committed.refunds.values());
  }

  /** Every transfer of the account's grants, in the order in which they were appended. */
  public List<Transfer> transfersOf(AccountId account) {
    var tables = committed;
    return tables.transfers.values().stream()
        .filter(transfer -> tables.owner(transfer.grant()).equals(Optional.of(account)))
        .toList();
  }

  public Optional<ProviderCost> costOf(GenerationId generation) {
    return Optional.ofNullable(committed.costs.get(generation));
  }

  public Optional<ProviderLoss> lossOf(GenerationId generation) {
    return Optional.ofNullable(committed.losses.get(generation));
  }

  Tables committed() {
    return committed;
  }

  <T> T transact(Function<Store, T> work) {
    return alone(
        () -> {
          var notes = new Notes();
          var answer = run(work, notes);
          if (!notes.isEmpty()) {
            var next = committed.copy();
            notes.writeTo(next);
            committed = next;
          }
          return answer;
        });
  }

  private <T> T run(Function<Store, T> work, Notes notes) {
    var store = new InMemoryStore(committed, notes);
    try {
      return work.apply(store);
    } finally {
      store.end();
    }
  }

  /** Changes rows outside of any business transaction, as a task runner does. */
  void change(Consumer<Tables> change) {
    alone(
        () -> {
          var next = committed.copy();
          change.accept(next);
          committed = next;
          return true;
        });
  }

  private <T> T alone(Supplier<T> work) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction inside a transaction");
    }
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
