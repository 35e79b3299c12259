package dev.kadr.domain.orders;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order with every attempt to get its money, which are decided about together.
 *
 * @param payments in the order of their attempts
 */
public record Checkout(Order order, List<Payment> payments) {
  /** Why an order ended that nobody ever heard of. */
  public static final String NEVER_ARRIVED = "never_arrived";

  /** Why an order ended whose payment is not what was asked for. */
  public static final String NEEDS_REVIEW = "needs_review";

  public Checkout {
    payments = List.copyOf(payments);
  }

  /** What came of some news. */
  public sealed interface Booking {
    /**
     * It was news.
     *
     * @param order what the order made of it, when it moved too
     */
    record Booked(Payment payment, Optional<Moved<Order, OrderEvent>> order) implements Booking {}

    /** It was known. */
    record OldNews() implements Booking {}

    /** It cannot be: somebody has to look. */
    record Contradiction(String why) implements Booking {}
  }

  public Optional<Payment> find(PaymentId id) {
    return payments.stream().filter(payment -> payment.id().equals(id)).findFirst();
  }

  /** The page on which the buyer can pay, of the latest attempt that has one. */
  public Optional<Payment.State.Open> open() {
    return payments.reversed().stream()
        .map(Payment::state)
        .filter(Payment.State.Open.class::isInstance)
        .map(Payment.State.Open.class::cast)
        .findFirst();
  }

  /**
   * Takes in news of one attempt.
   *
   * @throws IllegalArgumentException when the attempt is another order's
   */
  public Booking heard(PaymentId id, PaymentNews news, Instant now) {
    var payment = find(id).orElseThrow(() -> new IllegalArgumentException("another order's " + id));
    return switch (payment.heard(news, now)) {
      case Moved<Payment, PaymentNews>(var next, var told) ->
          new Booking.Booked(next, followed(next, told, now));
      case Repeated<Payment, PaymentNews> known -> new Booking.OldNews();
      case Refused<Payment, PaymentNews>(var why) -> new Booking.Contradiction(why);
    };
  }

  private Optional<Moved<Order, OrderEvent>> followed(
      Payment payment, PaymentNews news, Instant now) {
    return switch (news) {
      case PaymentNews.Opened opened -> moved(order.awaiting(now));
      case PaymentNews.Unheard unheard -> moved(order.unheard(now));
      case PaymentNews.Succeeded(var by) -> moved(order.paid(by, now));
      case PaymentNews.Canceled(var by, var reason) -> ended(payment, reason, now);
      case PaymentNews.Lost lost -> ended(payment, NEVER_ARRIVED, now);
      case PaymentNews.Mismatched mismatched -> ended(payment, NEEDS_REVIEW, now);
      case PaymentNews.Rejected(var code) ->
          order.state() instanceof Order.State.Placed
              ? moved(order.rejected(code, now))
              : ended(payment, code, now);
    };
  }

  /** An order ends when no other attempt can bring its money. */
  private Optional<Moved<Order, OrderEvent>> ended(Payment payment, String reason, Instant now) {
    var others =
        payments.stream().anyMatch(other -> !other.id().equals(payment.id()) && other.isLive());
    return others ? Optional.empty() : moved(order.cancelled(reason, now));
  }

  /** What the order does not follow stays with the payment: a paid order is not cancelled. */
  private static Optional<Moved<Order, OrderEvent>> moved(Transition<Order, OrderEvent> asked) {
    return switch (asked) {
      case Moved<Order, OrderEvent> moved -> Optional.of(moved);
      case Repeated<Order, OrderEvent> known -> Optional.empty();
      case Refused<Order, OrderEvent> stays -> Optional.empty();
    };
  }
}
