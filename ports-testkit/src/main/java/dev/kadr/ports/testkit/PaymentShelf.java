package dev.kadr.ports.testkit;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.orders.Amount;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Page;
import dev.kadr.ports.orders.PaymentGateway.Window;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderPayment.Circumstances;
import dev.kadr.ports.orders.ProviderPayment.Registration;
import dev.kadr.ports.orders.ProviderRefund;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a {@link ScriptedPaymentGateway} has of payments and refunds, and what people do with them
 * there.
 */
public final class PaymentShelf {
  /** A gateway forgets a key after this, and does the same once more. */
  private static final Duration MEMORY = Duration.ofDays(1);

  private static final int PAGE = 10;
  private static final Amount NOTHING = new Amount("0.00", "RUB");

  private final Clock clock;
  private final Map<ProviderPaymentId, ProviderPayment> payments = new LinkedHashMap<>();
  private final Map<ProviderRefundId, ProviderRefund> refunds = new LinkedHashMap<>();
  private final Map<String, Remembered> keys = new HashMap<>();
  private boolean refundsWait;
  private int last;

  private record Remembered(String body, Object id, Instant at) {}

  /** What came of asking for something. */
  sealed interface Made<T> {
    record Done<T>(T thing) implements Made<T> {}

    record Refused<T>(String detail) implements Made<T> {}
  }

  PaymentShelf(Clock clock) {
    this.clock = clock;
  }

  /** Every payment there is, the oldest first. */
  public synchronized List<ProviderPayment> payments() {
    return List.copyOf(payments.values());
  }

  /** Every refund there is, the oldest first. */
  public synchronized List<ProviderRefund> refunds() {
    return List.copyOf(refunds.values());
  }

  /** From now on refunds are not done at once: somebody decides them. */
  public synchronized void holdRefunds() {
    refundsWait = true;
  }

  /** The buyer pays. */
  public void pay(ProviderPaymentId id) {
    change(id, new ProviderPayment.Status.Succeeded());
  }

  /** The buyer pays, and the money is only set aside. */
  public void payOnHold(ProviderPaymentId id) {
    change(id, new ProviderPayment.Status.WaitingForCapture());
  }

  /** Nobody can pay any more. */
  public void cancel(ProviderPaymentId id, String reason) {
    change(id, new ProviderPayment.Status.Canceled(reason));
  }

  private synchronized void change(ProviderPaymentId id, ProviderPayment.Status status) {
    var was = there(id);
    put(
        new ProviderPayment(
            id, status, was.amount(), was.refunded(), was.metadata(), was.circumstances()));
  }

  /** Makes something else of a payment: another amount, other metadata, test money. */
  public synchronized void alter(
      ProviderPaymentId id, Function<ProviderPayment, ProviderPayment> change) {
    put(change.apply(there(id)));
  }

  /** A payment that somebody else made, or that we never asked for. */
  public synchronized ProviderPayment foreign(Amount amount, Map<String, String> metadata) {
    var payment =
        new ProviderPayment(
            new ProviderPaymentId(next("pay")),
            new ProviderPayment.Status.Succeeded(),
            amount,
            NOTHING,
            metadata,
            new Circumstances(true, clock.instant(), Registration.NONE));
    put(payment);
    return payment;
  }

  /** Somebody gives money back in the gateway's own pages. */
  public synchronized ProviderRefund refundInDashboard(ProviderPaymentId payment, Money amount) {
    return give(payment, Amount.of(amount), Map.of(), new ProviderRefund.Status.Succeeded());
  }

  /** A refund that waits is decided. */
  public synchronized void decide(ProviderRefundId id, ProviderRefund.Status status) {
    var was = refunds.get(id);
    if (was == null) {
      throw new IllegalArgumentException("there is no refund " + id.value());
    }
    refunds.put(
        id,
        new ProviderRefund(
            id, was.payment(), status, was.amount(), was.createdAt(), was.metadata()));
    count(was.payment());
  }

  synchronized Optional<ProviderPayment> payment(ProviderPaymentId id) {
    return Optional.ofNullable(payments.get(id));
  }

  synchronized Optional<ProviderRefund> refund(ProviderRefundId id) {
    return Optional.ofNullable(refunds.get(id));
  }

  synchronized Made<ProviderPayment> pay(String key, String body) {
    return once(
        key,
        body,
        () -> {
          var lines = body.lines().toList();
          var id = new ProviderPaymentId(next("pay"));
          put(
              new ProviderPayment(
                  id,
                  new ProviderPayment.Status.Pending(
                      Optional.of(URI.create("https://pay.example/" + id.value()))),
                  new Amount(lines.get(3), lines.get(4)),
                  NOTHING,
                  Map.of(
                      PaymentGateway.PAYMENT,
                      lines.get(0),
                      PaymentGateway.ORDER,
                      lines.get(1),
                      PaymentGateway.ACCOUNT,
                      lines.get(2)),
                  new Circumstances(
                      true,
                      clock.instant(),
                      lines.get(5).equals("-") ? Registration.NONE : Registration.SUCCEEDED)));
          return Optional.of(id);
        },
        id -> there((ProviderPaymentId) id));
  }

  synchronized Made<ProviderRefund> refund(String key, String body) {
    return once(
        key,
        body,
        () -> {
          var lines = body.lines().toList();
          var payment = new ProviderPaymentId(lines.get(1));
          var amount = new Amount(lines.get(2), lines.get(3));
          if (left(payment).isEmpty() || money(amount).isMoreThan(left(payment).get())) {
            return Optional.empty();
          }
          var status =
              refundsWait
                  ? new ProviderRefund.Status.Pending()
                  : new ProviderRefund.Status.Succeeded();
          var tags = Map.of(PaymentGateway.REFUND, lines.get(0));
          return Optional.of(give(payment, amount, tags, status).id());
        },
        id -> Optional.ofNullable(refunds.get((ProviderRefundId) id)).orElseThrow());
  }

  private <T> Made<T> once(
      String key, String body, Supplier<Optional<Object>> make, Function<Object, T> find) {
    var known = keys.get(key);
    if (known != null && known.at().plus(MEMORY).isAfter(clock.instant())) {
      return known.body().equals(body)
          ? new Made.Done<>(find.apply(known.id()))
          : new Made.Refused<>("Idempotence key duplicated");
    }
    var made = make.get();
    made.ifPresent(id -> keys.put(key, new Remembered(body, id, clock.instant())));
    return made.<Made<T>>map(id -> new Made.Done<>(find.apply(id)))
        .orElseGet(() -> new Made.Refused<>("Illegal amount"));
  }

  private ProviderRefund give(
      ProviderPaymentId payment,
      Amount amount,
      Map<String, String> tags,
      ProviderRefund.Status status) {
    var id = new ProviderRefundId(next("ref"));
    refunds.put(id, new ProviderRefund(id, payment, status, amount, clock.instant(), tags));
    count(payment);
    return refunds.get(id);
  }

  synchronized Made<ProviderPayment> capture(ProviderPaymentId id) {
    if (!(there(id).status() instanceof ProviderPayment.Status.WaitingForCapture)) {
      return new Made.Refused<>("Payment can not be captured in current status.");
    }
    change(id, new ProviderPayment.Status.Succeeded());
    return new Made.Done<>(there(id));
  }

  synchronized Page<ProviderPayment> payments(Window created, Optional<String> cursor) {
    return page(
        payments.values().stream()
            .filter(it -> isIn(it.circumstances().createdAt(), created))
            .toList(),
        cursor);
  }

  synchronized Page<ProviderRefund> refunds(Window created, Optional<String> cursor) {
    return page(
        refunds.values().stream().filter(it -> isIn(it.createdAt(), created)).toList(), cursor);
  }

  synchronized Page<ProviderRefund> refundsOf(ProviderPaymentId payment) {
    return new Page<>(
        refunds.values().stream().filter(it -> it.payment().equals(payment)).toList(),
        Optional.empty());
  }

  private static boolean isIn(Instant at, Window window) {
    return !at.isBefore(window.from()) && at.isBefore(window.to());
  }

  private static <T> Page<T> page(List<T> all, Optional<String> cursor) {
    var newest = new ArrayList<>(all);
    Collections.reverse(newest);
    var from = cursor.map(Integer::parseInt).orElse(0);
    var to = Math.min(newest.size(), from + PAGE);
    return new Page<>(
        newest.subList(from, to),
        to < newest.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  /** The same thing with a status that nobody knows. */
  @SuppressWarnings("unchecked") // the other kinds of things have no status
  static <T> T odd(T thing) {
    if (thing instanceof ProviderPayment it) {
      return (T)
          new ProviderPayment(
              it.id(),
              new ProviderPayment.Status.Other("odd"),
              it.amount(),
              it.refunded(),
              it.metadata(),
              it.circumstances());
    }
    if (thing instanceof ProviderRefund it) {
      return (T)
          new ProviderRefund(
              it.id(),
              it.payment(),
              new ProviderRefund.Status.Other("odd"),
              it.amount(),
              it.createdAt(),
              it.metadata());
    }
    return thing;
  }

  private Optional<Money> left(ProviderPaymentId id) {
    return payment(id)
        .filter(it -> it.status() instanceof ProviderPayment.Status.Succeeded)
        .map(it -> money(it.amount()).minus(money(it.refunded())));
  }

  /** How much went back, as the payment tells it. */
  private void count(ProviderPaymentId id) {
    var was = payments.get(id);
    if (was == null) {
      return;
    }
    var back =
        refunds.values().stream()
            .filter(it -> it.payment().equals(id))
            .filter(it -> it.status() instanceof ProviderRefund.Status.Succeeded)
            .map(it -> money(it.amount()))
            .reduce(Money.zero(Currency.RUB), Money::plus);
    put(
        new ProviderPayment(
            id, was.status(), was.amount(), Amount.of(back), was.metadata(), was.circumstances()));
  }

  private static Money money(Amount amount) {
    return amount.in(Currency.RUB).orElseThrow();
  }

  private ProviderPayment there(ProviderPaymentId id) {
    return Optional.ofNullable(payments.get(id))
        .orElseThrow(() -> new IllegalArgumentException("there is no payment " + id.value()));
  }

  private void put(ProviderPayment payment) {
    payments.put(payment.id(), payment);
  }

  private String next(String kind) {
    last++;
    return kind + "-" + last + "-" + Fixtures.random();
  }
}
