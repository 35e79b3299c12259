package dev.kadr.ports.testkit;

import static dev.kadr.ports.testkit.Tables.insert;
import static dev.kadr.ports.testkit.Tables.replace;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.accounts.Farewell;
import dev.kadr.ports.accounts.Leaver;
import dev.kadr.ports.accounts.LockedAccount;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Refusal;
import dev.kadr.ports.generation.Standing;
import dev.kadr.ports.generation.Turn;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.orders.LockedBuyer;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.Notification;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One transaction's view: reads what was there when it began, and only takes notes. */
final class InMemoryStore implements Store {
  private final Tables before;
  private final Notes notes;
  private boolean over;

  InMemoryStore(Tables before, Notes notes) {
    this.before = before;
    this.notes = notes;
  }

  /** A store that somebody kept is of no use: its locks are gone. */
  void end() {
    over = true;
  }

  private Tables read() {
    requireOpen();
    return before;
  }

  private Notes note() {
    requireOpen();
    return notes;
  }

  private void requireOpen() {
    if (over) {
      throw new IllegalStateException("this transaction is over");
    }
  }

  @Override
  public Optional<LockedAccount> lockAccount(Identity identity) {
    return Optional.ofNullable(read().identities.get(identity)).flatMap(this::lockAccount);
  }

  @Override
  public Optional<LockedAccount> lockAccount(AccountId account) {
    var tables = read();
    return tables
        .account(account)
        .map(found -> new LockedAccount(found, tables.wallet(account, List.of())));
  }

  @Override
  public Optional<Leaver> lockLeaver(AccountId account) {
    var tables = read();
    return lockAccount(account)
        .map(
            locked ->
                new Leaver(
                    locked.account(),
                    locked.wallet(),
                    InMemoryTraces.identities(tables, account),
                    InMemoryTraces.unsettled(tables, account)));
  }

  @Override
  public boolean knowsMark(Collection<String> marks) {
    return marks.stream().anyMatch(read().marks::contains);
  }

  @Override
  public Optional<Standing> lockStanding(AccountId account, SubmitKey key, ProviderId provider) {
    var tables = read();
    var earlier =
        tables.requests.values().stream()
            .filter(request -> request.ticket().account().equals(account))
            .filter(request -> request.ticket().key().equals(key))
            .findFirst();
    return lockAccount(account)
        .map(
            locked ->
                new Standing(
                    locked.account(),
                    locked.wallet(),
                    earlier,
                    earlier.map(request -> tables.receipts.get(request.id())),
                    Optional.ofNullable(tables.refusals.get(new Tables.Wanted<>(account, key))),
                    (int) tables.queue(provider).count(),
                    tables.closures.containsKey(provider)));
  }

  @Override
  public Optional<LockedRequest> lockRequest(GenerationId generation) {
    var tables = read();
    return Optional.ofNullable(tables.requests.get(generation))
        .map(request -> new LockedRequest(request, tables.walletWithHoldOf(request)));
  }

  @Override
  public Optional<Turn> lockTurn(GenerationId generation, Capacity capacity) {
    var tables = read();
    return Optional.ofNullable(tables.requests.get(generation))
        .map(request -> new Places(tables, request.terms().provider()).turn(request, capacity));
  }

  @Override
  public ProviderCallback.Arrival lockArrival(ProviderCallback.Key key) {
    if (!read().requests.containsKey(key.generation())) {
      return ProviderCallback.Arrival.OF_NOTHING;
    }
    return read().callbacks.containsKey(key)
        ? ProviderCallback.Arrival.AGAIN
        : ProviderCallback.Arrival.FIRST;
  }

  @Override
  public Optional<ProviderCallback> lockCallback(ProviderCallback.Key key) {
    return Optional.ofNullable(read().callbacks.get(key));
  }

  @Override
  public Optional<Notice> lockNotice(NoticeId notice) {
    return Optional.ofNullable(read().notices.get(notice));
  }

  @Override
  public Optional<Closure> lockClosure(ProviderId provider) {
    return Optional.ofNullable(read().closures.get(provider));
  }

  @Override
  public Optional<LockedBuyer> lockBuyer(AccountId account, PurchaseKey key) {
    var tables = read();
    return tables
        .account(account)
        .map(
            found ->
                new LockedBuyer(
                    found,
                    Optional.ofNullable(tables.contacts.get(account)),
                    new Purchases(tables).of(account, key)));
  }

  @Override
  public Optional<LockedOrder> lockOrder(OrderId order) {
    return new Purchases(read()).locked(order);
  }

  @Override
  public Optional<Notification> lockNotification(Notification.Key key) {
    return Optional.ofNullable(read().notifications.get(key));
  }

  @Override
  public void open(Account account, Identity identity) {
    note().claim("accounts", account.id());
    note().claim("identities", identity);
    note()
        .change(
            tables -> {
              insert(tables.accounts, account.id(), account);
              insert(tables.identities, identity, account.id());
            });
  }

  @Override
  public void save(Account account) {
    note().claim("accounts", account.id());
    note().change(tables -> replace(tables.accounts, account.id(), account));
  }

  @Override
  public void add(Farewell farewell) {
    note().claim("accounts", farewell.account());
    note()
        .change(
            tables -> {
              if (tables.account(farewell.account()).isEmpty()) {
                throw new IllegalStateException(farewell.account() + " is not there");
              }
              tables.left.put(farewell.account(), farewell.at());
              tables.identities.values().removeIf(farewell.account()::equals);
              tables.marks.addAll(farewell.marks());
            });
  }

  @Override
  public void add(GenerationRequest request) {
    note().claim("requests", request.id());
    note().change(tables -> Unique.add(tables, request));
  }

  @Override
  public void add(Receipt receipt) {
    note().claim("receipts", receipt.generation());
    note().change(tables -> insert(tables.receipts, receipt.generation(), receipt));
  }

  @Override
  public void add(Refusal refusal) {
    var wanted = new Tables.Wanted<>(refusal.account(), refusal.key());
    note().claim("refusals", wanted);
    note().change(tables -> tables.refusals.putIfAbsent(wanted, refusal));
  }

  @Override
  public void save(GenerationRequest request) {
    note().claim("requests", request.id());
    note().change(tables -> Unique.save(tables, request));
  }

  @Override
  public void add(GenerationEvent event) {
    var key = new Tables.EventKey(event.generation(), event.seq());
    note().claim("events", key);
    note().change(tables -> insert(tables.events, key, event));
  }

  @Override
  public void append(Movement movement) {
    Unique.claim(note(), movement);
    note().change(tables -> Unique.append(tables, movement));
  }

  @Override
  public void schedule(Task task) {
    var key = new Tables.TaskKey(task.kind(), task.instance());
    note().claim("tasks", key);
    note()
        .change(
            tables ->
                tables.tasks.merge(
                    key, WaitingTask.fresh(task), (known, fresh) -> known.wanted(task.due())));
  }

  @Override
  public void add(Notice notice) {
    note().claim("notices", notice.id());
    note().change(tables -> insert(tables.notices, notice.id(), notice));
  }

  @Override
  public void save(Notice notice) {
    note().claim("notices", notice.id());
    note().change(tables -> replace(tables.notices, notice.id(), notice));
  }

  @Override
  public void add(Question question) {
    note().claim("questions", question.id());
    note().change(tables -> tables.questions.putIfAbsent(question.id(), question));
  }

  @Override
  public void add(Question.Copy copy) {
    var place = new Question.AnswerId(copy.operator(), copy.message());
    note().claim("copies", place);
    note().change(tables -> tables.copies.putIfAbsent(place, copy));
  }

  @Override
  public void add(Question.Answer answer) {
    note().claim("answers", answer.id());
    note().change(tables -> tables.answers.putIfAbsent(answer.id(), answer));
  }

  @Override
  public void add(ProviderCallback callback) {
    note().claim("callbacks", callback.key());
    note().change(tables -> insert(tables.callbacks, callback.key(), callback));
  }

  @Override
  public void save(ProviderCallback callback) {
    note().claim("callbacks", callback.key());
    note().change(tables -> replace(tables.callbacks, callback.key(), callback));
  }

  @Override
  public void add(ProviderCost cost) {
    note().claim("costs", cost.generation());
    note().change(tables -> tables.costs.putIfAbsent(cost.generation(), cost));
  }

  @Override
  public void add(ProviderLoss loss) {
    note().claim("losses", loss.generation());
    note().change(tables -> insert(tables.losses, loss.generation(), loss));
  }

  @Override
  public void close(Closure closure) {
    note().claim("closures", closure.provider());
    note().change(tables -> tables.closures.putIfAbsent(closure.provider(), closure));
  }

  @Override
  public void reopen(ProviderId provider) {
    note().claim("closures", provider);
    note().change(tables -> tables.closures.remove(provider));
  }

  @Override
  public void add(Order order) {
    note().claim("orders", order.id());
    note().change(tables -> Unique.add(tables, order));
  }

  @Override
  public void save(Order order) {
    note().claim("orders", order.id());
    note().change(tables -> replace(tables.orders, order.id(), order));
  }

  @Override
  public void add(Payment payment) {
    note().claim("payments", payment.id());
    note().change(tables -> Unique.add(tables, payment));
  }

  @Override
  public void save(Payment payment) {
    note().claim("payments", payment.id());
    note().change(tables -> Unique.save(tables, payment));
  }

  @Override
  public void add(Refund refund) {
    note().claim("refunds", refund.id());
    note().change(tables -> Unique.add(tables, refund));
  }

  @Override
  public void save(Refund refund) {
    note().claim("refunds", refund.id());
    note().change(tables -> Unique.save(tables, refund));
  }

  @Override
  public void save(Subscription subscription) {
    note().claim("subscriptions", subscription.account());
    note().change(tables -> tables.subscriptions.put(subscription.account(), subscription));
  }

  @Override
  public void save(Contact contact) {
    note().claim("contacts", contact.account());
    note().change(tables -> tables.contacts.put(contact.account(), contact));
  }

  @Override
  public void add(Notification notification) {
    note().claim("notifications", notification.key());
    note().change(tables -> insert(tables.notifications, notification.key(), notification));
  }

  @Override
  public void save(Notification notification) {
    note().claim("notifications", notification.key());
    note().change(tables -> replace(tables.notifications, notification.key(), notification));
  }

  @Override
  public void raise(Alert alert) {
    var key = new Tables.AlertKey(alert.kind(), alert.reference());
    note().claim("alerts", key);
    var raised = new Tables.OpenAlert(alert, false, false);
    note().change(tables -> tables.alerts.putIfAbsent(key, raised));
  }

  @Override
  public void settle(Alert.Kind kind, String reference) {
    var key = new Tables.AlertKey(kind, reference);
    note().claim("alerts", key);
    note().change(tables -> tables.alerts.remove(key));
  }
}
