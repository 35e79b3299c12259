package dev.kadr.adapter.payments;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.ports.orders.PaymentGateway.Back;
import dev.kadr.ports.orders.PaymentGateway.Claim;
import dev.kadr.ports.orders.PaymentGateway.PaymentOrder;
import dev.kadr.ports.orders.PaymentGateway.Receipt;
import dev.kadr.ports.orders.PaymentGateway.RefundOrder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A shop, and what it asks for. */
final class Samples {
  static final String SHOP_ID = "100500";
  static final String KEY = "test_sandbox_only_not_a_real_key";
  static final UUID ORDER = UUID.fromString("01980000-0000-7000-8000-00000000000a");
  static final UUID PAYMENT = UUID.fromString("01980000-0000-7000-8000-00000000000b");
  static final UUID ACCOUNT = UUID.fromString("01980000-0000-7000-8000-00000000000c");
  static final UUID REFUND = UUID.fromString("01980000-0000-7000-8000-00000000000d");
  static final ProviderPaymentId BOUGHT =
      new ProviderPaymentId("2f3b588d-000f-5000-8000-1d6e87c7fbde");

  private Samples() {}

  static Money rubles(String value) {
    return Money.parse(value, Currency.RUB);
  }

  static Payments.Config config(URI api, Duration answer) {
    return new Payments.Config(
        Optional.of(new Payments.Shop(URI.create(api + "/v3"), SHOP_ID, KEY)),
        new Payments.Back("https://kadr.example", "kadr_bot"),
        new Payments.Receipts.On(1, Optional.of(2)),
        new Payments.Intake(List.of(), List.of()),
        new Payments.Patience(Duration.ofSeconds(5), answer));
  }

  static PaymentOrder order(Channel channel, Language language, Optional<Receipt> receipt) {
    return new PaymentOrder(
        new PaymentId(PAYMENT),
        new Claim(new OrderId(ORDER), new AccountId(ACCOUNT)),
        rubles("500.00"),
        "25 кредитов",
        new Back(channel, language),
        receipt);
  }

  static Receipt receipt() {
    return new Receipt(new Email("buyer@example.com"), "25 кредитов");
  }

  static RefundOrder refund(ProviderPaymentId payment, String value, Optional<Receipt> receipt) {
    return new RefundOrder(
        new RefundId(REFUND), payment, rubles(value), "возврат по обращению", receipt);
  }
}
