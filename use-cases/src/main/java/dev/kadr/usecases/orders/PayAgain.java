package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.Purchase;
import java.util.Optional;

/**
 * Asks for an order's money once more while nobody knows what became of the first try: its page was
 * never seen, so it cannot be paid by accident. If it is paid nevertheless, both count.
 */
public final class PayAgain {
  /** Nobody needs more, and each is one more thing to be looked for. */
  private static final int MOST_ATTEMPTS = 5;

  private final Till till;
  private final PaymentDesk desk;
  private final Attempts attempts;
  private final Accounts accounts;

  PayAgain(Till till, PaymentDesk desk, Attempts attempts, Accounts accounts) {
    this.till = till;
    this.desk = desk;
    this.attempts = attempts;
    this.accounts = accounts;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It was asked for; the order as it is now says whether there is a page to pay on. */
    record Asked(Purchase purchase) implements Result {}

    /** The order does not wait for that: it has a page, or is over. */
    record NotNow(Purchase purchase) implements Result {}

    /** There is no such order, or it is another's. */
    record Unknown() implements Result {}
  }

  public Result pay(AccountId account, OrderId id) {
    var buyer = accounts.find(account);
    if (buyer.isEmpty()) {
      return new Result.Unknown();
    }
    var language = buyer.get().language();
    var email = till.orders().contact(account).map(Contact::email);
    var receipts =
        till.gateway().availability() instanceof Availability.Ready ready && ready.receipts();
    var asked =
        till.<Optional<Payment>>inTransaction(
            store ->
                store
                    .lockOrder(id)
                    .map(LockedOrder::purchase)
                    .filter(purchase -> isDue(purchase, account))
                    .map(
                        purchase -> {
                          var number = purchase.payments().size() + 1;
                          var next =
                              attempts.next(
                                  purchase.order(),
                                  number,
                                  language,
                                  email.filter(known -> receipts));
                          note(store, next);
                          return next;
                        }));
    asked.ifPresent(next -> desk.find(id).ifPresent(now -> desk.send(now, next, false)));
    return desk.find(id)
        .filter(purchase -> purchase.order().buyer().account().equals(account))
        .<Result>map(
            purchase ->
                asked.isPresent() ? new Result.Asked(purchase) : new Result.NotNow(purchase))
        .orElseGet(Result.Unknown::new);
  }

  private static boolean isDue(Purchase purchase, AccountId account) {
    return purchase.order().buyer().account().equals(account)
        && purchase.order().state() instanceof Order.State.PaymentUnknown
        // the one before may be answered yet
        && !(purchase.payments().getLast().state() instanceof Payment.State.Asked)
        && purchase.payments().size() < MOST_ATTEMPTS;
  }

  private void note(Store store, Payment next) {
    store.add(next);
    store.schedule(
        new Task(TaskKind.PAYMENT, next.id().value().toString(), till.now().plus(Paces.SOON)));
  }
}
