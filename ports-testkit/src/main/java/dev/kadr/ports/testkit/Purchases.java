package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.orders.Checkout;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.Purchase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts orders together from the rows of one moment. */
final class Purchases {
  private static final Comparator<Refund> OLDEST_FIRST =
      Comparator.comparing(Refund::askedAt).thenComparing(refund -> refund.id().value());

  private final Tables tables;

  Purchases(Tables tables) {
    this.tables = tables;
  }

  Optional<Purchase> find(OrderId id) {
    return Optional.ofNullable(tables.orders.get(id)).map(this::whole);
  }

  Optional<Purchase> of(AccountId account, PurchaseKey key) {
    return tables.orders.values().stream()
        .filter(order -> order.buyer().account().equals(account))
        .filter(order -> order.buyer().key().equals(key))
        .findFirst()
        .map(this::whole);
  }

  /** Newest first. */
  Stream<Purchase> of(AccountId account) {
    return tables.orders.values().stream()
        .filter(order -> order.buyer().account().equals(account))
        .sorted(
            Comparator.comparing(Order::placedAt)
                .thenComparing(order -> order.id().value())
                .reversed())
        .map(this::whole);
  }

  private Purchase whole(Order order) {
    return new Purchase(new Checkout(order, payments(order.id())), refunds(order.id()));
  }

  private List<Payment> payments(OrderId order) {
    return tables.payments.values().stream()
        .filter(payment -> payment.order().equals(order))
        .sorted(Comparator.comparingInt(Payment::attempt))
        .toList();
  }

  private List<Refund> refunds(OrderId order) {
    return tables.refunds.values().stream()
        .filter(refund -> orderOf(refund).equals(Optional.of(order)))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  Optional<OrderId> orderOf(Refund refund) {
    return Optional.ofNullable(tables.payments.get(refund.payment())).map(Payment::order);
  }

  Optional<LockedOrder> locked(OrderId id) {
    return find(id)
        .map(
            purchase -> {
              var account = purchase.order().buyer().account();
              return new LockedOrder(
                  purchase,
                  wallet(account, purchase),
                  Optional.ofNullable(tables.subscriptions.get(account)));
            });
  }

  private Wallet wallet(AccountId account, Purchase purchase) {
    var holds =
        purchase.refunds().stream()
            .flatMap(refund -> refund.terms().hold().stream())
            .flatMap(hold -> Stream.ofNullable(tables.holds.get(hold)))
            .map(owned -> owned.it())
            .sorted(Comparator.comparing(hold -> hold.id().value().toString()))
            .toList();
    return tables.wallet(account, holds, bought(purchase));
  }

  private static Predicate<Grant> bought(Purchase purchase) {
    return grant ->
        grant.provenance().origin() == Origin.PURCHASE
            && purchase.payments().stream()
                .flatMap(payment -> payment.provider().stream())
                .anyMatch(by -> by.value().equals(grant.provenance().reference()));
  }

  /** Whether the hold of a refund is as the refund says. */
  boolean fits(Refund refund) {
    var hold = refund.terms().hold().map(tables.holds::get).map(owned -> owned.it());
    return hold.isEmpty()
        || (hold.get().purpose() == Hold.Purpose.REFUND
            && (hold.get().status() == Hold.Status.OPEN) == refund.isUnderWay());
  }
}
