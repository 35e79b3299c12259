package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Checkout;
import dev.kadr.domain.orders.Goods;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.orders.LockedBuyer;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.Purchase;
import java.util.List;
import java.util.Optional;

/**
 * Sells a package: commits the order with the exact request for its payment, and only then asks the
 * gateway.
 */
public final class PlaceOrder {
  private final Till till;
  private final PaymentDesk desk;
  private final Attempts attempts;
  private final Catalogue catalogue;
  private final Ids ids;
  private final Checkpoint checkpoint;

  PlaceOrder(
      Till till,
      PaymentDesk desk,
      Attempts attempts,
      Catalogue catalogue,
      Ids ids,
      Checkpoint checkpoint) {
    this.till = till;
    this.desk = desk;
    this.attempts = attempts;
    this.catalogue = catalogue;
    this.ids = ids;
    this.checkpoint = checkpoint;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is placed; the order as it is now says whether there is a page to pay on. */
    record Placed(Purchase purchase) implements Result {}

    /** The same key placed this order before. */
    record Repeated(Purchase purchase) implements Result {}

    /** The same key placed an order of something else before. */
    record KeyReused() implements Result {}

    /** There is no such package, or not any more. */
    record NotForSale() implements Result {}

    /** Nothing can be sold here: the shop has no keys. */
    record Closed() implements Result {}

    /** The law wants a receipt, and nobody said where it goes: ask for an e-mail address. */
    record NeedsContact() implements Result {}

    record UnknownAccount() implements Result {}
  }

  /**
   * Places an order, once per buyer's key.
   *
   * @param email where receipts go from now on; absent: where they went before
   */
  public Result place(Buyer buyer, PackageId wanted, Optional<Email> email) {
    var sold = catalogue.find(wanted);
    if (sold.isEmpty()) {
      return new Result.NotForSale();
    }
    return switch (till.gateway().availability()) {
      case Availability.NotSetUp nothing -> new Result.Closed();
      case Availability.Ready ready -> {
        var wish = new Wish(buyer, Goods.of(sold.get()), email, ready.receipts());
        // Made outside: the same ones when the transaction runs again.
        var order = new OrderId(ids.next());
        var placed = till.<Result>inTransaction(store -> place(store, wish, order));
        yield placed instanceof Result.Placed(var purchase) ? pay(purchase) : placed;
      }
    };
  }

  private record Wish(Buyer buyer, Goods goods, Optional<Email> email, boolean receipt) {}

  private Result place(Store store, Wish wish, OrderId id) {
    var found = store.lockBuyer(wish.buyer().account(), wish.buyer().key());
    return found
        .map(locked -> place(store, wish, id, locked))
        .orElseGet(Result.UnknownAccount::new);
  }

  private Result place(Store store, Wish wish, OrderId id, LockedBuyer locked) {
    if (locked.earlier().isPresent()) {
      var earlier = locked.earlier().get();
      return earlier.order().goods().id().equals(wish.goods().id())
          ? new Result.Repeated(earlier)
          : new Result.KeyReused();
    }
    var contact = contact(store, wish, locked.account(), locked.contact());
    if (wish.receipt() && contact.isEmpty()) {
      return new Result.NeedsContact();
    }
    var now = till.now();
    var order = Order.placed(id, wish.buyer(), wish.goods(), now);
    var first =
        attempts.next(
            order,
            1,
            locked.account().language(),
            contact.filter(known -> wish.receipt()).map(Contact::email));
    store.add(order);
    store.add(first);
    store.schedule(new Task(TaskKind.PAYMENT, first.id().value().toString(), now.plus(Paces.SOON)));
    return new Result.Placed(new Purchase(new Checkout(order, List.of(first)), List.of()));
  }

  private Optional<Contact> contact(
      Store store, Wish wish, Account account, Optional<Contact> known) {
    var given = wish.email().map(email -> new Contact(account.id(), email, till.now()));
    given
        .filter(next -> known.filter(it -> it.email().equals(next.email())).isEmpty())
        .ifPresent(store::save);
    return given.or(() -> known);
  }

  private Result pay(Purchase placed) {
    checkpoint.reached("order-placed");
    var order = placed.order().id();
    Payment first = placed.payments().getFirst();
    desk.send(placed, first, false);
    checkpoint.reached("payment-asked");
    return new Result.Placed(desk.find(order).orElse(placed));
  }
}
