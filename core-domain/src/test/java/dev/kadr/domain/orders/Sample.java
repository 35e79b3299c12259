package dev.kadr.domain.orders;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.PackageId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Orders, payments and refunds to start from. */
final class Sample {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final Instant LATER = NOW.plusSeconds(60);
  static final ProviderPaymentId ONE = new ProviderPaymentId("pay-1");
  static final ProviderPaymentId TWO = new ProviderPaymentId("pay-2");
  static final ProviderRefundId BACK = new ProviderRefundId("ref-1");
  static final ProviderRefundId OTHER_BACK = new ProviderRefundId("ref-2");
  static final Optional<URI> PAGE = Optional.of(URI.create("https://pay.example/1"));
  static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
  static final Goods GOODS = new Goods(new PackageId("p500"), "25", rubles(500), 25, 30);

  private Sample() {}

  static Money rubles(long amount) {
    return new Money(amount * 100, Currency.RUB);
  }

  static Order order(Order.State state) {
    var buyer = Buyer.of(ACCOUNT, new PurchaseKey("press:1"), Channel.BOT);
    return new Order(new OrderId(new UUID(1, 1)), buyer, GOODS, NOW, state);
  }

  static Payment payment(int attempt, Payment.State state) {
    return new Payment(
        new PaymentId(new UUID(2, attempt)),
        new OrderId(new UUID(1, 1)),
        attempt,
        new Payment.Request("pay-" + attempt, "{}", rubles(500), NOW),
        state);
  }

  static Refund refund(int number, Money amount, Refund.State state) {
    return new Refund(
        new RefundId(new UUID(3, number)),
        new PaymentId(new UUID(2, 1)),
        new Refund.Terms(amount, 5, Optional.empty(), "asked for it"),
        new Refund.Origin.Dashboard(),
        NOW,
        state);
  }

  static Order.State orderState(String name) {
    return switch (name) {
      case "Placed" -> new Order.State.Placed();
      case "PaymentUnknown" -> new Order.State.PaymentUnknown(NOW);
      case "AwaitingPayment" -> new Order.State.AwaitingPayment(NOW);
      case "Paid" -> new Order.State.Paid(NOW, List.of(ONE));
      case "Cancelled" -> new Order.State.Cancelled(NOW, "why");
      case "Rejected" -> new Order.State.Rejected(NOW, "code");
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Payment.State paymentState(String name) {
    return switch (name) {
      case "Asked" -> new Payment.State.Asked();
      case "Unknown" -> new Payment.State.Unknown(NOW);
      case "Open" -> new Payment.State.Open(NOW, ONE, PAGE);
      case "Succeeded" -> new Payment.State.Succeeded(NOW, ONE);
      case "Canceled" -> new Payment.State.Canceled(NOW, ONE, "why");
      case "Rejected" -> new Payment.State.Rejected(NOW, "code");
      case "Lost" -> new Payment.State.Lost(NOW);
      case "Mismatched" -> new Payment.State.Mismatched(NOW, ONE, "why");
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Refund.State refundState(String name) {
    return switch (name) {
      case "Requested" -> new Refund.State.Requested();
      case "Unknown" -> new Refund.State.Unknown(NOW);
      case "Pending" -> new Refund.State.Pending(NOW, BACK);
      case "Succeeded" -> new Refund.State.Succeeded(NOW, BACK);
      case "Canceled" -> new Refund.State.Canceled(NOW, Optional.of(BACK), "why");
      case "Canceled unnamed" -> new Refund.State.Canceled(NOW, Optional.empty(), "why");
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Refused, Repeated, or the name of the state that was reached. */
  static <S, E> String outcome(Transition<S, E> asked, Function<S, Object> state) {
    return switch (asked) {
      case Moved<S, E> moved -> state.apply(moved.next()).getClass().getSimpleName();
      case Repeated<S, E> repeated -> "Repeated";
      case Refused<S, E> refused -> "Refused";
    };
  }
}
