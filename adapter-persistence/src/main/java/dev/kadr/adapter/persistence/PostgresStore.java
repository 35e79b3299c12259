package dev.kadr.adapter.persistence;

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

/** One transaction of PostgreSQL: reads at once, and only takes notes of what is to be written. */
final class PostgresStore implements Store {
  private final Locks locks;
  private final Notes notes = new Notes();
  private boolean over;

  PostgresStore(Locks locks) {
    this.locks = locks;
  }

  /** Ends it and hands over what it noted; a store that somebody kept has lost its locks. */
  Notes end() {
    over = true;
    return notes;
  }

  private Locks locks() {
    requireOpen();
    return locks;
  }

  private void requireOpen() {
    if (over) {
      throw new IllegalStateException("this transaction is over");
    }
  }

  private <T> void note(String table, Object key, List<T> list, T what) {
    requireOpen();
    notes.claim(table, key);
    list.add(what);
  }

  @Override
  public Optional<LockedAccount> lockAccount(Identity identity) {
    return locks().account(identity);
  }

  @Override
  public Optional<LockedAccount> lockAccount(AccountId account) {
    return locks().account(account);
  }

  @Override
  public Optional<Leaver> lockLeaver(AccountId account) {
    return locks().leaver(account);
  }

  @Override
  public boolean knowsMark(Collection<String> marks) {
    return locks().knows(marks);
  }

  @Override
  public Optional<Standing> lockStanding(AccountId account, SubmitKey key, ProviderId provider) {
    return locks().standing(account, key, provider);
  }

  @Override
  public Optional<LockedRequest> lockRequest(GenerationId generation) {
    return locks().request(generation);
  }

  @Override
  public Optional<Turn> lockTurn(GenerationId generation, Capacity capacity) {
    return locks().turn(generation, capacity);
  }

  @Override
  public ProviderCallback.Arrival lockArrival(ProviderCallback.Key key) {
    return locks().arrival(key);
  }

  @Override
  public Optional<ProviderCallback> lockCallback(ProviderCallback.Key key) {
    return locks().callback(key);
  }

  @Override
  public Optional<Notice> lockNotice(NoticeId notice) {
    return locks().notice(notice);
  }

  @Override
  public Optional<Closure> lockClosure(ProviderId provider) {
    return locks().closure(provider);
  }

  @Override
  public Optional<LockedBuyer> lockBuyer(AccountId account, PurchaseKey key) {
    return locks().orders().buyer(account, key);
  }

  @Override
  public Optional<LockedOrder> lockOrder(OrderId order) {
    return locks().orders().order(order);
  }

  @Override
  public Optional<Notification> lockNotification(Notification.Key key) {
    return locks().orders().notification(key);
  }

  @Override
  public void open(Account account, Identity identity) {
    note("identities", identity, notes.newAccounts, new Notes.Opened(account, identity));
    notes.claim("accounts", account.id());
  }

  @Override
  public void save(Account account) {
    note("accounts", account.id(), notes.savedAccounts, account);
  }

  @Override
  public void add(Farewell farewell) {
    note("accounts", farewell.account(), notes.farewells, farewell);
    farewell.marks().forEach(mark -> notes.newMarks.add(new Notes.Mark(mark, farewell.at())));
  }

  @Override
  public void add(GenerationRequest request) {
    note("requests", request.id(), notes.newRequests, request);
    notes.outputs(request);
  }

  @Override
  public void add(Receipt receipt) {
    note("receipts", receipt.generation(), notes.newReceipts, receipt);
  }

  @Override
  public void add(Refusal refusal) {
    note("refusals", List.of(refusal.account(), refusal.key()), notes.newRefusals, refusal);
  }

  @Override
  public void save(GenerationRequest request) {
    note("requests", request.id(), notes.savedRequests, request);
    notes.outputs(request);
  }

  @Override
  public void add(GenerationEvent event) {
    note("events", List.of(event.generation(), event.seq()), notes.newEvents, event);
  }

  @Override
  public void append(Movement movement) {
    requireOpen();
    notes.append(movement);
  }

  @Override
  public void schedule(Task task) {
    note("tasks", List.of(task.kind(), task.instance()), notes.newTasks, task);
  }

  @Override
  public void add(Notice notice) {
    note("notices", notice.id(), notes.newNotices, notice);
  }

  @Override
  public void save(Notice notice) {
    note("notices", notice.id(), notes.savedNotices, notice);
  }

  @Override
  public void add(Question question) {
    note("questions", question.id(), notes.newQuestions, question);
  }

  @Override
  public void add(Question.Copy copy) {
    note("copies", List.of(copy.operator(), copy.message()), notes.newCopies, copy);
  }

  @Override
  public void add(Question.Answer answer) {
    note("answers", answer.id(), notes.newAnswers, answer);
  }

  @Override
  public void add(ProviderCallback callback) {
    note("callbacks", callback.key(), notes.newCallbacks, callback);
  }

  @Override
  public void save(ProviderCallback callback) {
    note("callbacks", callback.key(), notes.savedCallbacks, callback);
  }

  @Override
  public void add(ProviderCost cost) {
    note("costs", cost.generation(), notes.newCosts, cost);
  }

  @Override
  public void add(ProviderLoss loss) {
    note("losses", loss.generation(), notes.newLosses, loss);
  }

  @Override
  public void close(Closure closure) {
    note("closures", closure.provider(), notes.newClosures, closure);
  }

  @Override
  public void reopen(ProviderId provider) {
    note("closures", provider, notes.endedClosures, provider);
  }

  @Override
  public void add(Order order) {
    note("orders", order.id(), notes.newOrders, order);
  }

  @Override
  public void save(Order order) {
    note("orders", order.id(), notes.savedOrders, order);
  }

  @Override
  public void add(Payment payment) {
    note("payments", payment.id(), notes.newPayments, payment);
  }

  @Override
  public void save(Payment payment) {
    note("payments", payment.id(), notes.savedPayments, payment);
  }

  @Override
  public void add(Refund refund) {
    note("refunds", refund.id(), notes.newRefunds, refund);
  }

  @Override
  public void save(Refund refund) {
    note("refunds", refund.id(), notes.savedRefunds, refund);
  }

  @Override
  public void save(Subscription subscription) {
    note("subscriptions", subscription.account(), notes.savedSubscriptions, subscription);
  }

  @Override
  public void save(Contact contact) {
    note("contacts", contact.account(), notes.savedContacts, contact);
  }

  @Override
  public void add(Notification notification) {
    note("notifications", notification.key(), notes.newNotifications, notification);
  }

  @Override
  public void save(Notification notification) {
    note("notifications", notification.key(), notes.savedNotifications, notification);
  }

  @Override
  public void raise(Alert alert) {
    note("alerts", List.of(alert.kind(), alert.reference()), notes.newAlerts, alert);
  }

  @Override
  public void settle(Alert.Kind kind, String reference) {
    note("alerts", List.of(kind, reference), notes.endedAlerts, new Notes.Mended(kind, reference));
  }
}
