package dev.kadr.ports.testkit;

import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderReceipt;
import dev.kadr.ports.orders.ProviderRefund;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A gateway that keeps payments and refunds as a real one does, and misbehaves when a test says so.
 *
 * <p>Where nothing was said it is a good one. Faults that were said happen once each, in their
 * order, to the next requests of their kind.
 */
public final class ScriptedPaymentGateway implements PaymentGateway {
  private static final Answer FINE = new Answer(200, "{}");

  private final Deque<Fault> createFaults = new ArrayDeque<>();
  private final Deque<Fault> readFaults = new ArrayDeque<>();
  private final List<Call> calls = new ArrayList<>();
  private final PaymentShelf shelf;
  private Fault usual = Fault.SLOW;
  private Availability availability = new Availability.Ready(true, false);
  private Runnable beforeReply = () -> {};

  /** What can go wrong with one request. */
  public enum Fault {
    /** It never arrived. */
    TIMEOUT_BEFORE,
    /** It was done, and the answer was lost. */
    TIMEOUT_AFTER,
    ERROR_500_BEFORE,
    ERROR_500_AFTER,
    /** A proxy's page instead of an answer. */
    HTML_502,
    TOO_MANY_429,
    /** Accepted, not finished. */
    PROCESSING_202,
    /** Refused for good. */
    REJECTED_400,
    KEY_REFUSED_401,
    /** The answer names a status that nobody knows. */
    UNKNOWN_STATUS,
    /** It is not there yet, although it is. */
    NOT_FOUND_404,
    /** Nothing goes wrong: the answer has members that nobody knows. */
    EXTRA_FIELDS,
    /** Nothing goes wrong, it only takes long. */
    SLOW
  }

  public ScriptedPaymentGateway(Clock clock) {
    this.shelf = new PaymentShelf(clock);
  }

  /** What happens to the next request that moves money. */
  public synchronized void nextCreate(Fault fault) {
    createFaults.add(fault);
  }

  /** What happens to the next request that only asks. */
  public synchronized void nextRead(Fault fault) {
    readFaults.add(fault);
  }

  /** What happens to every request for which nothing else was said. */
  public synchronized void always(Fault fault) {
    usual = fault;
  }

  public synchronized void availability(Availability next) {
    availability = next;
  }

  /** Happens once, after the next payment was made and before that is answered. */
  public synchronized void beforeReply(Runnable happening) {
    beforeReply = happening;
  }

  /** Everything that was to move money, in its order, whatever was answered. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** What the gateway knows, and what buyers and operators do there. */
  public PaymentShelf shelf() {
    return shelf;
  }

  @Override
  public synchronized Availability availability() {
    return availability;
  }

  @Override
  public String write(PaymentOrder order) {
    return String.join(
        "\n",
        order.payment().value().toString(),
        order.claim().order().value().toString(),
        order.claim().account().value().toString(),
        order.amount().value(),
        order.amount().currency().name(),
        order.receipt().map(receipt -> receipt.contact().value()).orElse("-"));
  }

  @Override
  public String write(RefundOrder order) {
    return String.join(
        "\n",
        order.refund().value().toString(),
        order.payment().value(),
        order.amount().value(),
        order.amount().currency().name(),
        order.receipt().map(receipt -> receipt.contact().value()).orElse("-"));
  }

  @Override
  public Outcome<ProviderPayment> createPayment(Call call) {
    return create(call, () -> shelf.pay(call.key(), call.body()));
  }

  @Override
  public Outcome<ProviderRefund> createRefund(Call call) {
    return create(call, () -> shelf.refund(call.key(), call.body()));
  }

  @Override
  public Outcome<ProviderPayment> payment(ProviderPaymentId id) {
    return read(() -> shelf.payment(id));
  }

  @Override
  public Outcome<ProviderPayment> capture(ProviderPaymentId id, String key) {
    return create(new Call(key, ""), () -> shelf.capture(id));
  }

  @Override
  public Outcome<ProviderRefund> refund(ProviderRefundId id) {
    return read(() -> shelf.refund(id));
  }

  @Override
  public Outcome<Page<ProviderPayment>> payments(Window created, Optional<String> cursor) {
    return read(() -> Optional.of(shelf.payments(created, cursor)));
  }

  @Override
  public Outcome<Page<ProviderRefund>> refunds(Window created, Optional<String> cursor) {
    return read(() -> Optional.of(shelf.refunds(created, cursor)));
  }

  @Override
  public Outcome<Page<ProviderRefund>> refundsOf(
      ProviderPaymentId payment, Optional<String> cursor) {
    return read(() -> Optional.of(shelf.refundsOf(payment)));
  }

  @Override
  public Outcome<List<ProviderReceipt>> receiptsOf(ProviderPaymentId payment) {
    return read(() -> Optional.of(List.of()));
  }

  private <T> Outcome<T> create(Call call, Supplier<PaymentShelf.Made<T>> make) {
    Fault fault;
    Runnable happening;
    synchronized (this) {
      calls.add(call);
      fault = Optional.ofNullable(createFaults.poll()).orElse(usual);
      happening = beforeReply;
      beforeReply = () -> {};
    }
    if (isBefore(fault)) {
      return failed(fault);
    }
    var made = make.get();
    happening.run();
    return switch (made) {
      case PaymentShelf.Made.Refused<T>(var detail) ->
          new Outcome.Rejected<>("invalid_request", detail, new Answer(400, detail));
      case PaymentShelf.Made.Done<T>(var thing) -> answered(fault, thing);
    };
  }

  private static boolean isBefore(Fault fault) {
    return switch (fault) {
      case TIMEOUT_BEFORE,
          ERROR_500_BEFORE,
          HTML_502,
          TOO_MANY_429,
          REJECTED_400,
          KEY_REFUSED_401,
          NOT_FOUND_404 ->
          true;
      case TIMEOUT_AFTER, ERROR_500_AFTER, PROCESSING_202, UNKNOWN_STATUS, EXTRA_FIELDS, SLOW ->
          false;
    };
  }

  private <T> Outcome<T> read(Supplier<Optional<T>> find) {
    Fault fault;
    synchronized (this) {
      fault = Optional.ofNullable(readFaults.poll()).orElse(usual);
    }
    if (isBefore(fault)) {
      return failed(fault);
    }
    return find.get()
        .map(thing -> answered(fault, thing))
        .orElseGet(() -> new Outcome.NotFound<>(new Answer(404, "not_found")));
  }

  private static <T> Outcome<T> answered(Fault fault, T thing) {
    return switch (fault) {
      case EXTRA_FIELDS, SLOW -> new Outcome.Ok<>(thing, FINE);
      case UNKNOWN_STATUS -> new Outcome.Ok<>(PaymentShelf.odd(thing), FINE);
      case TIMEOUT_BEFORE,
          TIMEOUT_AFTER,
          ERROR_500_BEFORE,
          ERROR_500_AFTER,
          HTML_502,
          TOO_MANY_429,
          PROCESSING_202,
          REJECTED_400,
          KEY_REFUSED_401,
          NOT_FOUND_404 ->
          failed(fault);
    };
  }

  private static <T> Outcome<T> failed(Fault fault) {
    return switch (fault) {
      case TIMEOUT_BEFORE, TIMEOUT_AFTER ->
          new Outcome.Unknown<>("no answer", Optional.empty(), Optional.empty());
      case ERROR_500_BEFORE, ERROR_500_AFTER -> unknown(500, Optional.empty());
      case HTML_502 -> unknown(502, Optional.empty());
      case TOO_MANY_429 -> unknown(429, Optional.of(Duration.ofSeconds(3)));
      case PROCESSING_202 -> unknown(202, Optional.of(Duration.ofMillis(1800)));
      case REJECTED_400 ->
          new Outcome.Rejected<>("invalid_request", "no", new Answer(400, "invalid_request"));
      case KEY_REFUSED_401 ->
          new Outcome.Rejected<>(
              "invalid_credentials", "no", new Answer(401, "invalid_credentials"));
      case NOT_FOUND_404 -> new Outcome.NotFound<>(new Answer(404, "not_found"));
      case UNKNOWN_STATUS, EXTRA_FIELDS, SLOW -> throw new IllegalStateException("no failure");
    };
  }

  private static <T> Outcome<T> unknown(int status, Optional<Duration> pause) {
    return new Outcome.Unknown<>(
        "status " + status, pause, Optional.of(new Answer(status, "status " + status)));
  }
}
