package dev.kadr.usecases.orders;

import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.RefundNews;
import dev.kadr.ports.Alert;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import dev.kadr.ports.orders.PaymentGateway.Page;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.usecases.orders.RefundDesk.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks after one refund until it is decided: there is no notification of one that is canceled. */
public final class LookAfterRefund {
  /** A payment has few refunds. */
  private static final int MOST_PAGES = 20;

  private final Till till;
  private final RefundDesk desk;
  private final Paces paces;

  LookAfterRefund(Till till, RefundDesk desk, Paces paces) {
    this.till = till;
    this.desk = desk;
    this.paces = paces;
  }

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** It is not decided: look again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result look(RefundId id) {
    return till.orders()
        .orderOf(id)
        .flatMap(till.orders()::find)
        .flatMap(purchase -> look(purchase, id))
        .orElseGet(Result.Over::new);
  }

  private Optional<Result> look(Purchase purchase, RefundId id) {
    return purchase.refunds().stream()
        .filter(refund -> refund.id().equals(id))
        .findFirst()
        .map(refund -> look(purchase, refund));
  }

  private Result look(Purchase purchase, Refund refund) {
    return switch (refund.state()) {
      case Refund.State.Requested requested -> requested(purchase, refund);
      case Refund.State.Unknown unknown -> unknown(purchase, refund);
      case Refund.State.Pending pending -> read(refund, pending.id());
      case Refund.State.Succeeded over -> new Result.Over();
      case Refund.State.Canceled over -> new Result.Over();
    };
  }

  private Result requested(Purchase purchase, Refund refund) {
    if (refund.askedAt().plus(Paces.CALL).isAfter(till.now())) {
      return new Result.Waits(till.now().plus(Paces.SOON));
    }
    desk.news(purchase.order().id(), refund, new RefundNews.Unheard());
    return unknown(purchase, refund);
  }

  private Result unknown(Purchase purchase, Refund refund) {
    var order = purchase.order().id();
    return switch (refund.origin()) {
      case Refund.Origin.Ours ours -> unknown(purchase, order, refund, ours);
      case Refund.Origin.Dashboard never ->
          throw new IllegalStateException("what was found at the gateway is known there");
    };
  }

  private Result unknown(Purchase purchase, OrderId order, Refund refund, Refund.Origin.Ours ours) {
    var forgotten = refund.askedAt().plus(PaymentGateway.KEY_LIFETIME);
    if (!forgotten.isAfter(till.now())) {
      return search(purchase, refund, "never_arrived");
    }
    var answered = desk.send(order, refund, ours, true);
    if (answered instanceof Answered.Refused(var code)) {
      return refusedAgain(purchase, refund, code);
    }
    var next = next(answered, refund);
    return next instanceof Result.Waits(var due) && due.isAfter(forgotten)
        ? new Result.Waits(forgotten)
        : next;
  }

  /** Whether the first call was heard is not said by the answer to another: it is looked up. */
  private Result refusedAgain(Purchase purchase, Refund refund, String code) {
    return refund.askedAt().plus(Paces.SETTLING).isAfter(till.now())
        ? new Result.Waits(Paces.retry(refund.askedAt(), till.now()))
        : search(purchase, refund, code);
  }

  private Result read(Refund refund, ProviderRefundId id) {
    if (refund.askedAt().plus(Paces.STUCK).isBefore(till.now())) {
      till.ring(
          Alert.Kind.PAYMENT_STUCK,
          id.value(),
          "refund %s is undecided since %s".formatted(id.value(), refund.askedAt()));
    }
    return switch (till.gateway().refund(id)) {
      case Outcome.Ok<ProviderRefund>(var read, var answer) -> next(desk.take(read), refund);
      case Outcome.NotFound<ProviderRefund> notFound -> next(new Answered.NotFound(), refund);
      case Outcome.Rejected<ProviderRefund> refused -> {
        till.ringIfShut(refused);
        yield next(new Answered.Nothing(Optional.empty()), refund);
      }
      case Outcome.Unknown<ProviderRefund> unknown ->
          next(new Answered.Nothing(unknown.pause()), refund);
    };
  }

  private Result next(Answered answered, Refund refund) {
    var now = till.now();
    return switch (answered) {
      case Answered.Booked(var booked) ->
          booked.isUnderWay()
              ? new Result.Waits(paces.look(refund.askedAt(), now))
              : new Result.Over();
      case Answered.Nothing(var pause) -> {
        var retry = Paces.retry(refund.askedAt(), now);
        var asked = now.plus(pause.orElse(Duration.ZERO));
        yield new Result.Waits(asked.isAfter(retry) ? asked : retry);
      }
      case Answered.Refused refused -> new Result.Waits(Paces.retry(refund.askedAt(), now));
      case Answered.NotFound notYet -> new Result.Waits(Paces.retry(refund.askedAt(), now));
      case Answered.NotOurs never -> new Result.Waits(Paces.retry(refund.askedAt(), now));
    };
  }

  /**
   * Looks for a refund of which nobody knows.
   *
   * @param otherwise why it is given up when the gateway has none
   */
  private Result search(Purchase purchase, Refund refund, String otherwise) {
    var payment =
        purchase
            .checkout()
            .find(refund.payment())
            .flatMap(Payment::provider)
            .orElseThrow(() -> new IllegalStateException("a refund of nothing: " + refund.id()));
    Optional<String> cursor = Optional.empty();
    for (var page = 0; page < MOST_PAGES; page++) {
      if (!(till.gateway().refundsOf(payment, cursor)
          instanceof Outcome.Ok<Page<ProviderRefund>>(var found, var answer))) {
        return new Result.Waits(till.now().plus(Paces.MINUTES));
      }
      var own =
          found.items().stream()
              .filter(it -> Proof.refund(it).equals(Optional.of(refund.id())))
              .findFirst();
      if (own.isPresent()) {
        return next(desk.take(own.get()), refund);
      }
      if (found.next().isEmpty()) {
        desk.news(purchase.order().id(), refund, new RefundNews.Refused(otherwise));
        return new Result.Over();
      }
      cursor = found.next();
    }
    throw new IllegalStateException("too many refunds to find " + refund.id().value());
  }
}
