package dev.kadr.domain.orders;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One purchase, from the buyer's wish to the money or to its end without. */
public record Order(OrderId id, Buyer buyer, Goods goods, Instant placedAt, State state) {

  /** Where an order stands. */
  public sealed interface State {
    /** Its first payment is being asked for; whoever finds it so later does not know the answer. */
    record Placed() implements State {}

    /** Nobody knows whether a payment was made. */
    record PaymentUnknown(Instant since) implements State {}

    /** The buyer has a page to pay on. */
    record AwaitingPayment(Instant since) implements State {}

    /**
     * The money came.
     *
     * @param by every payment that brought the price; more than one when it was paid twice
     */
    record Paid(Instant at, List<ProviderPaymentId> by) implements State {
      public Paid {
        by = List.copyOf(by);
        if (by.isEmpty()) {
          throw new IllegalArgumentException("an order is paid by something");
        }
      }
    }

    /**
     * Nobody pays any more; if the money comes after all, it counts.
     *
     * @param reason the gateway's word, or ours
     */
    record Cancelled(Instant at, String reason) implements State {}

    /** The gateway did not want to hear of it. */
    record Rejected(Instant at, String code) implements State {}
  }

  public static Order placed(OrderId id, Buyer buyer, Goods goods, Instant now) {
    return new Order(id, buyer, goods, now, new State.Placed());
  }

  /** A payment waits for the buyer. */
  public Transition<Order, OrderEvent> awaiting(Instant now) {
    return switch (state) {
      case State.Placed placed -> move(new State.AwaitingPayment(now), new OrderEvent.Opened());
      case State.PaymentUnknown unknown ->
          move(new State.AwaitingPayment(now), new OrderEvent.Opened());
      case State.AwaitingPayment same -> new Repeated<>();
      case State.Paid paid -> refuse("awaiting");
      case State.Cancelled cancelled -> refuse("awaiting");
      case State.Rejected rejected -> refuse("awaiting");
    };
  }

  /** No answer came, or none that could be read. */
  public Transition<Order, OrderEvent> unheard(Instant now) {
    return switch (state) {
      case State.Placed placed -> move(new State.PaymentUnknown(now), new OrderEvent.WentUnknown());
      case State.PaymentUnknown same -> new Repeated<>();
      case State.AwaitingPayment awaiting -> refuse("unheard");
      case State.Paid paid -> refuse("unheard");
      case State.Cancelled cancelled -> refuse("unheard");
      case State.Rejected rejected -> refuse("unheard");
    };
  }

  /** The money came, by this payment. */
  public Transition<Order, OrderEvent> paid(ProviderPaymentId by, Instant now) {
    return switch (state) {
      case State.Placed placed -> pay(new OrderEvent.Paid(by), by, now);
      case State.PaymentUnknown unknown -> pay(new OrderEvent.Paid(by), by, now);
      case State.AwaitingPayment awaiting -> pay(new OrderEvent.Paid(by), by, now);
      case State.Paid before when before.by().contains(by) -> new Repeated<>();
      case State.Paid before ->
          move(
              new State.Paid(
                  before.at(), Stream.concat(before.by().stream(), Stream.of(by)).toList()),
              new OrderEvent.PaidAgain(by));
      case State.Cancelled cancelled -> pay(new OrderEvent.PaidAfterAll(by), by, now);
      case State.Rejected rejected -> pay(new OrderEvent.PaidAfterAll(by), by, now);
    };
  }

  /** No payment can bring the money any more. */
  public Transition<Order, OrderEvent> cancelled(String reason, Instant now) {
    return switch (state) {
      case State.Placed placed -> cancel(reason, now);
      case State.PaymentUnknown unknown -> cancel(reason, now);
      case State.AwaitingPayment awaiting -> cancel(reason, now);
      case State.Paid paid -> refuse("cancelled");
      case State.Cancelled same -> new Repeated<>();
      case State.Rejected rejected -> refuse("cancelled");
    };
  }

  /** The gateway refused to take the money. */
  public Transition<Order, OrderEvent> rejected(String code, Instant now) {
    return switch (state) {
      case State.Placed placed ->
          move(new State.Rejected(now, code), new OrderEvent.Rejected(code));
      case State.PaymentUnknown unknown -> refuse("rejected");
      case State.AwaitingPayment awaiting -> refuse("rejected");
      case State.Paid paid -> refuse("rejected");
      case State.Cancelled cancelled -> refuse("rejected");
      case State.Rejected same -> new Repeated<>();
    };
  }

  private Transition<Order, OrderEvent> pay(OrderEvent event, ProviderPaymentId by, Instant now) {
    return move(new State.Paid(now, List.of(by)), event);
  }

  private Transition<Order, OrderEvent> cancel(String reason, Instant now) {
    return move(new State.Cancelled(now, reason), new OrderEvent.Cancelled(reason));
  }

  private Moved<Order, OrderEvent> move(State next, OrderEvent event) {
    return new Moved<>(new Order(id, buyer, goods, placedAt, next), event);
  }

  private Refused<Order, OrderEvent> refuse(String move) {
    return new Refused<>(move + " is not legal from " + state.getClass().getSimpleName());
  }
}
