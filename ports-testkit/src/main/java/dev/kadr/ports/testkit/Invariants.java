package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Bucket;
import dev.kadr.domain.credits.Counters;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.ports.messaging.Subject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must be true of all rows after every commit.
 *
 * <p>It is more than a database can say in its CHECKs: counters are compared with their transfers
 * and holds with their requests, so that a use case that forgets one half of a decision fails in
 * its first fast test.
 */
final class Invariants {
  private final Tables tables;

  Invariants(Tables tables) {
    this.tables = tables;
  }

  void check() {
    countersAreTheSumOfTheirTransfers();
    heldIsTheSumOfOpenHolds();
    tables.requests.values().forEach(this::holdFitsItsRequest);
    everyPaymentHasItsGrant();
    everyOrderIsAsItsPaymentsSay();
    everyRefundHasItsHold();
    eventsHaveNoGap();
    whatBelongsToAnAccountHasOne();
    whatBelongsToARequestHasOne();
  }

  private void countersAreTheSumOfTheirTransfers() {
    var sums = new HashMap<GrantId, Map<Bucket, Long>>();
    for (var transfer : tables.transfers.values()) {
      require(tables.grants.containsKey(transfer.grant()), "a transfer without its grant");
      var sum = sums.computeIfAbsent(transfer.grant(), grant -> new EnumMap<>(Bucket.class));
      sum.merge(transfer.move().from(), -transfer.amount(), Long::sum);
      sum.merge(transfer.move().to(), transfer.amount(), Long::sum);
    }
    for (var row : tables.grants.values()) {
      var sum = sums.getOrDefault(row.it().id(), Map.of());
      require(
          counters(sum).equals(row.it().counters()),
          "the counters of " + row.it().id() + " are not the sum of its transfers");
    }
  }

  private static Counters counters(Map<Bucket, Long> sum) {
    return new Counters(
        sum.getOrDefault(Bucket.AVAILABLE, 0L),
        sum.getOrDefault(Bucket.HELD, 0L),
        sum.getOrDefault(Bucket.SPENT, 0L),
        sum.getOrDefault(Bucket.EXPIRED, 0L),
        sum.getOrDefault(Bucket.REVOKED, 0L));
  }

  private void heldIsTheSumOfOpenHolds() {
    var held = new HashMap<AccountId, Long>();
    for (var row : tables.grants.values()) {
      held.merge(row.account(), row.it().counters().held(), Long::sum);
    }
    for (var row : tables.holds.values()) {
      if (row.it().status() == Hold.Status.OPEN) {
        held.merge(row.account(), -row.it().amount(), Long::sum);
      }
    }
    held.forEach(
        (account, rest) ->
            require(rest == 0, "what " + account + " holds is not the sum of its open holds"));
  }

  /** One hold per request, as large as its cost and open exactly while the request waits. */
  private void holdFitsItsRequest(GenerationRequest request) {
    var row =
        Optional.ofNullable(tables.holds.get(request.ticket().hold()))
            .orElseThrow(() -> new IllegalStateException(request.id() + " has no hold"));
    var hold = row.it();
    require(row.account().equals(request.ticket().account()), request.id() + ": another's hold");
    require(hold.amount() == request.terms().cost(), request.id() + ": a hold of another amount");
    require(hold.purpose() == Hold.Purpose.GENERATION, request.id() + ": a hold for a refund");
    require(
        (hold.status() == Hold.Status.OPEN) == States.waiting(request.state()),
        "%s is %s, but its hold is %s"
            .formatted(
                request.id(), request.state().getClass().getSimpleName(), hold.status().name()));
  }

  /** Each payment that succeeded gave exactly what its order sells, and nothing else is bought. */
  private void everyPaymentHasItsGrant() {
    var bought = new HashMap<String, Tables.Owned<Grant>>();
    for (var row : tables.grants.values()) {
      if (row.it().provenance().origin() == Origin.PURCHASE) {
        bought.put(row.it().provenance().reference(), row);
      }
    }
    for (var payment : tables.payments.values()) {
      var order = orderOf(payment);
      if (payment.state() instanceof Payment.State.Succeeded(var at, var by)) {
        var grant = bought.get(by.value());
        require(
            grant != null
                && grant.account().equals(order.buyer().account())
                && grant.it().amount() == order.goods().credits(),
            payment.id() + " succeeded, and its credits are not there");
        require(
            order.state() instanceof Order.State.Paid paid && paid.by().contains(by),
            payment.id() + " succeeded, and its order is not paid by it");
      } else {
        payment
            .provider()
            .ifPresent(
                id ->
                    require(
                        !bought.containsKey(id.value()),
                        payment.id() + " brought credits and no money"));
      }
    }
  }

  private Order orderOf(Payment payment) {
    return Optional.ofNullable(tables.orders.get(payment.order()))
        .orElseThrow(() -> new IllegalStateException(payment.id() + " is of no order"));
  }

  private void everyOrderIsAsItsPaymentsSay() {
    for (var order : tables.orders.values()) {
      known(order.buyer().account());
      if (order.state() instanceof Order.State.Paid paid) {
        for (var by : paid.by()) {
          require(
              tables.payments.values().stream()
                  .anyMatch(
                      payment ->
                          payment.order().equals(order.id())
                              && payment.state() instanceof Payment.State.Succeeded done
                              && done.id().equals(by)),
              order.id() + " is paid by what is none of its payments");
        }
      }
    }
  }

  private void everyRefundHasItsHold() {
    var purchases = new Purchases(tables);
    for (var refund : tables.refunds.values()) {
      require(tables.payments.containsKey(refund.payment()), refund.id() + " is of no payment");
      require(purchases.fits(refund), refund.id() + " and its hold say different things");
    }
  }

  private void eventsHaveNoGap() {
    var last = new HashMap<GenerationId, Integer>();
    var count = new HashMap<GenerationId, Integer>();
    for (var event : tables.events.values()) {
      last.merge(event.generation(), event.seq(), Math::max);
      count.merge(event.generation(), 1, Integer::sum);
    }
    require(last.equals(count), "the events of a request have a gap");
    tables.requests.forEach(
        (id, request) ->
            require(
                last.getOrDefault(id, 0) == request.trail().events(),
                id + " knows of " + request.trail().events() + " events, not all were noted"));
  }

  private void whatBelongsToAnAccountHasOne() {
    tables.identities.values().forEach(this::known);
    tables.grants.values().forEach(row -> known(row.account()));
    tables.holds.values().forEach(row -> known(row.account()));
    tables.requests.values().forEach(request -> known(request.ticket().account()));
    tables.notices.values().forEach(notice -> known(notice.account()));
    for (var row : tables.holds.values()) {
      for (var part : row.it().parts()) {
        var grant = tables.grants.get(part.grant());
        require(
            grant != null && grant.account().equals(row.account()),
            row.it().id() + " holds credits of a grant that is not its account's");
      }
    }
  }

  private void whatBelongsToARequestHasOne() {
    tables.events.values().forEach(event -> known(event.generation()));
    tables.costs.keySet().forEach(this::known);
    tables.losses.keySet().forEach(this::known);
    tables.callbacks.keySet().forEach(key -> known(key.generation()));
    tables.notices.keySet().forEach(notice -> known(notice.subject()));
  }

  private void known(Subject subject) {
    switch (subject) {
      case Subject.OfGeneration(var generation) -> known(generation);
      case Subject.OfOrder(var order) ->
          require(tables.orders.containsKey(order), order + " was never added");
      case Subject.OfPayment(var payment) ->
          require(tables.payments.containsKey(payment), payment + " was never added");
      case Subject.OfRefund(var refund) ->
          require(tables.refunds.containsKey(refund), refund + " was never added");
    }
  }

  private void known(AccountId account) {
    require(tables.accounts.containsKey(account), account + " was never opened");
  }

  private void known(GenerationId generation) {
    require(tables.requests.containsKey(generation), generation + " was never added");
  }

  private static void require(boolean holds, String broken) {
    if (!holds) {
      throw new IllegalStateException(broken);
    }
  }
}
