package dev.kadr.usecases.orders;

import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.PaymentNews;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.RefundNews;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderRefund;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Judges what was read from the gateway by what we asked for. */
final class Proof {
  private final PaymentGateway gateway;

  Proof(PaymentGateway gateway) {
    this.gateway = gateway;
  }

  /** The attempt that a payment says it is, if it says so. */
  static Optional<PaymentId> attempt(ProviderPayment read) {
    return id(read.metadata(), PaymentGateway.PAYMENT).map(PaymentId::new);
  }

  /** The refund that the gateway's refund says it is; empty for one made in the dashboard. */
  static Optional<RefundId> refund(ProviderRefund read) {
    return id(read.metadata(), PaymentGateway.REFUND).map(RefundId::new);
  }

  private static Optional<UUID> id(Map<String, String> metadata, String name) {
    try {
      return Optional.ofNullable(metadata.get(name)).map(UUID::fromString);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** What the payment means for the attempt; empty while the gateway's word for it is unknown. */
  Optional<PaymentNews> news(ProviderPayment read, Order order, Payment attempt) {
    var wrong = wrong(read, order, attempt);
    return switch (read.status()) {
      case ProviderPayment.Status.Canceled(var reason) ->
          Optional.of(new PaymentNews.Canceled(read.id(), reason));
      case ProviderPayment.Status.Pending(var page) ->
          Optional.of(
              wrong
                  .<PaymentNews>map(why -> new PaymentNews.Mismatched(read.id(), why))
                  .orElseGet(() -> new PaymentNews.Opened(read.id(), page)));
      case ProviderPayment.Status.WaitingForCapture waiting ->
          Optional.of(
              wrong
                  .<PaymentNews>map(why -> new PaymentNews.Mismatched(read.id(), why))
                  .orElseGet(() -> new PaymentNews.Opened(read.id(), Optional.empty())));
      case ProviderPayment.Status.Succeeded succeeded ->
          Optional.of(
              wrong
                  .<PaymentNews>map(why -> new PaymentNews.Mismatched(read.id(), why))
                  .orElseGet(() -> new PaymentNews.Succeeded(read.id())));
      case ProviderPayment.Status.Other unknown -> Optional.empty();
    };
  }

  /** Why it is not what we asked for. */
  Optional<String> wrong(ProviderPayment read, Order order, Payment attempt) {
    var metadata = read.metadata();
    if (!attempt.id().value().toString().equals(metadata.get(PaymentGateway.PAYMENT))
        || !order.id().value().toString().equals(metadata.get(PaymentGateway.ORDER))
        || !order
            .buyer()
            .account()
            .value()
            .toString()
            .equals(metadata.get(PaymentGateway.ACCOUNT))) {
      return Optional.of("its metadata names another order, attempt or account");
    }
    if (!read.amount().is(attempt.request().amount())) {
      return Optional.of(
          "it is %s instead of %s %s"
              .formatted(
                  read.amount(),
                  attempt.request().amount().value(),
                  attempt.request().amount().currency()));
    }
    return switch (gateway.availability()) {
      case Availability.Ready ready when ready.test() != read.circumstances().test() ->
          Optional.of(ready.test() ? "real money in a test shop" : "test money in a real shop");
      case Availability.Ready ready -> Optional.empty();
      case Availability.NotSetUp noKeys -> Optional.of("the shop has no keys any more");
    };
  }

  /** What the refund means; empty while the gateway's word for it is unknown. */
  static Optional<RefundNews> news(ProviderRefund read) {
    return switch (read.status()) {
      case ProviderRefund.Status.Pending pending -> Optional.of(new RefundNews.Pending(read.id()));
      case ProviderRefund.Status.Succeeded succeeded ->
          Optional.of(new RefundNews.Succeeded(read.id()));
      case ProviderRefund.Status.Canceled(var reason) ->
          Optional.of(new RefundNews.Canceled(read.id(), reason));
      case ProviderRefund.Status.Other unknown -> Optional.empty();
    };
  }
}
