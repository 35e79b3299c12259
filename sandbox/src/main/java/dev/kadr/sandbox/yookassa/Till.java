package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.archive.Archive;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the money is: every payment and refund, what may become of each, and who is told. */
final class Till {
  private static final int MOST_KEPT = 200_000;

  /** More than this comes from a load, and nobody looks for it after a restart. */
  private static final int MOST_REMEMBERED = 10_000;

  private static final String PAYMENTS = "yookassa/payments";
  private static final String REFUNDS = "yookassa/refunds";
  private static final Duration HELD_FOR = Duration.ofDays(7);

  private final Clock clock;
  private final Habits habits;
  private final View view;
  private final Notifier notifier;
  private final Archive archive;
  private final Identifiers ids = new Identifiers();
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  Till(Clock clock, Habits habits, View view, Notifier notifier, Archive archive) {
    this.clock = clock;
    this.habits = habits;
    this.view = view;
    this.notifier = notifier;
    this.archive = archive;
    archive.documents(PAYMENTS).stream()
        .flatMap(json -> TillDocument.payment(json).stream())
        .sorted(Comparator.comparing(payment -> payment.born().at()))
        .forEach(this::put);
    archive.documents(REFUNDS).stream()
        .flatMap(json -> TillDocument.refund(json).stream())
        .sorted(Comparator.comparing(Refund::createdAt))
        .forEach(refund -> refunds.put(refund.id(), refund));
  }

  synchronized Payment create(ObjectNode order) {
    if (payments.size() >= MOST_KEPT) {
      throw new IllegalStateException("the sandbox keeps " + MOST_KEPT + " payments; reset it");
    }
    var amount = Orders.amount(order.path("amount"));
    var now = clock.instant();
    var payment =
        Payment.pending(new Payment.Born(ids.payment(now), now), order.deepCopy(), amount);
    keep(payment);
    return order.has("payment_method_id") ? autopay(payment) : payment;
  }

  /** A charge of a saved card: the buyer is not asked. */
  private Payment autopay(Payment payment) {
    var saved = payments.get(payment.order().path("payment_method_id").asText());
    if (saved == null) {
      drop(payment);
      throw Refusal.of("Payment method is not found", "payment_method_id");
    }
    if (!saved.saves() || saved.instrument().isEmpty()) {
      drop(payment);
      throw Refusal.of("Payment method is not saved", "payment_method_id");
    }
    return switch (habits.autopayments()) {
      case Habits.Fate.Succeeds succeeds -> paid(payment, saved.instrument().get());
      case Habits.Fate.StaysPending pending -> payment;
      case Habits.Fate.IsCanceled(var reason) ->
          over(payment.paidWith(saved.instrument().get(), network(reason)));
    };
  }

  private void drop(Payment payment) {
    payments.remove(payment.id());
    open.remove(payment.id());
    archive.remove(document(payment));
  }

  private static String document(Payment payment) {
    return PAYMENTS + "/" + payment.id();
  }

  private static String document(Refund refund) {
    return REFUNDS + "/" + refund.id();
  }

  private static Payment.State.Canceled network(String reason) {
    return new Payment.State.Canceled("payment_network", reason);
  }

  synchronized Optional<Payment> find(String id) {
    return Optional.ofNullable(payments.get(id)).map(this::aged);
  }

  Payment get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("there is no payment " + id));
  }

  /** The oldest first. */
  synchronized List<Payment> payments() {
    return List.copyOf(payments.values());
  }

  synchronized List<Refund> refunds() {
    return List.copyOf(refunds.values());
  }

  /** The buyer pays; a payment that is over stays as it is. */
  synchronized Payment pay(String id, Instrument instrument) {
    var payment = get(id);
    if (!(payment.state() instanceof Payment.State.Pending)) {
      return payment;
    }
    return switch (instrument) {
      case Instrument.BankCard(var card, var year, var month)
          when card.outcome() instanceof Card.Outcome.Declined(var party, var reason) ->
          over(payment.paidWith(instrument, new Payment.State.Canceled(party, reason)));
      case Instrument.BankCard approved -> paid(payment, instrument);
      case Instrument.Sbp sbp -> paid(payment, instrument);
    };
  }

  private Payment paid(Payment payment, Instrument with) {
    var now = clock.instant();
    if (payment.capture() && !habits.twoStage()) {
      return over(payment.paidWith(with, new Payment.State.Succeeded(now)));
    }
    var held = payment.paidWith(with, new Payment.State.WaitingForCapture(now.plus(HELD_FOR)));
    keep(held);
    notifier.tell("payment.waiting_for_capture", held.id(), view.payment(held));
    return held;
  }

  synchronized Payment decline(String id, String reason) {
    var payment = get(id);
    return payment.state() instanceof Payment.State.Pending
        ? over(payment.paidWith(Instrument.BankCard.usual(), network(reason)))
        : payment;
  }

  synchronized Payment expire(String id) {
    var payment = get(id);
    return open.contains(id) ? expire(payment) : payment;
  }

  private Payment aged(Payment payment) {
    return payment.isOver(clock.instant()) ? expire(payment) : payment;
  }

  private Payment expire(Payment payment) {
    var reason =
        payment.state() instanceof Payment.State.Pending
            ? "expired_on_confirmation"
            : "expired_on_capture";
    return over(payment.with(new Payment.State.Canceled("yoo_money", reason)));
  }

  /** What has waited too long is over, whether anybody looks at it or not. */
  synchronized void tick() {
    var now = clock.instant();
    for (var id : List.copyOf(open)) {
      var payment = payments.get(id);
      if (payment != null && payment.isOver(now)) {
        expire(payment);
      }
    }
  }

  synchronized Payment capture(String id, Optional<Amount> part) {
    var payment = find(id).orElseThrow(Till::noPayment);
    if (!(payment.state() instanceof Payment.State.WaitingForCapture)) {
      throw Refusal.of("Payment can not be captured in current status.", "payment_id");
    }
    var amount = part.orElse(payment.amount());
    if (!amount.currency().equals(payment.amount().currency())
        || amount.kopecks() > payment.amount().kopecks()) {
      throw Refusal.of("Illegal amount for capture", "amount.value");
    }
    return over(payment.captured(amount, clock.instant()));
  }

  private static Refusal noPayment() {
    return Refusal.of("Payment not found or forbidden", "payment_id");
  }

  synchronized Payment cancel(String id) {
    var payment = find(id).orElseThrow(Till::noPayment);
    return switch (payment.state()) {
      case Payment.State.WaitingForCapture waiting ->
          over(payment.with(new Payment.State.Canceled("merchant", "canceled_by_merchant")));
      case Payment.State.Succeeded succeeded when payment.capture() ->
          throw Refusal.of("You can not cancel payment with autocapture", "payment_id");
      case Payment.State.Pending pending -> throw cannotCancel();
      case Payment.State.Succeeded succeeded -> throw cannotCancel();
      case Payment.State.Canceled canceled -> throw cannotCancel();
    };
  }

  private static Refusal cannotCancel() {
    return Refusal.of("Payment can not be canceled in current status", "payment_id");
  }

  synchronized Refund refund(String paymentId, Amount amount, ObjectNode order) {
    var payment = find(paymentId).orElseThrow(Till::noPayment);
    if (!(payment.state() instanceof Payment.State.Succeeded)) {
      throw Refusal.of("Payment can not be refunded in current status", "payment_id");
    }
    if (!amount.currency().equals(payment.amount().currency())
        || amount.kopecks() > payment.refundable().kopecks()) {
      throw Refusal.of("Illegal amount for refund", "amount.value");
    }
    var now = clock.instant();
    var refund =
        new Refund(
            ids.refund(now), now, paymentId, amount, order.deepCopy(), new Refund.State.Pending());
    keep(refund);
    keep(payment.refunded(payment.refunded().reserved().plus(amount), payment.refunded().done()));
    return switch (habits.refunds()) {
      case Habits.Fate.Succeeds succeeds -> completeRefund(refund.id());
      case Habits.Fate.StaysPending pending -> refund;
      case Habits.Fate.IsCanceled(var reason) -> cancelRefund(refund.id(), reason);
    };
  }

  synchronized Optional<Refund> findRefund(String id) {
    return Optional.ofNullable(refunds.get(id));
  }

  synchronized Refund completeRefund(String id) {
    var refund = pendingRefund(id).with(new Refund.State.Succeeded());
    var payment = get(refund.paymentId());
    var before = payment.refunded();
    keep(payment.refunded(before.reserved(), before.done().plus(refund.amount())));
    keep(refund);
    notifier.tell("refund.succeeded", refund.paymentId(), view.refund(refund));
    return refund;
  }

  /** Nobody is told: YooKassa has no such event. */
  synchronized Refund cancelRefund(String id, String reason) {
    var refund = pendingRefund(id).with(new Refund.State.Canceled(reason));
    var payment = get(refund.paymentId());
    var before = payment.refunded();
    keep(payment.refunded(before.reserved().minus(refund.amount()), before.done()));
    keep(refund);
    return refund;
  }

  private Refund pendingRefund(String id) {
    return findRefund(id)
        .filter(refund -> refund.state() instanceof Refund.State.Pending)
        .orElseThrow(() -> new IllegalArgumentException("no pending refund is " + id));
  }

  private Payment over(Payment payment) {
    keep(payment);
    notifier.tell("payment." + payment.state().word(), payment.id(), view.payment(payment));
    return payment;
  }

  private void keep(Refund refund) {
    refunds.put(refund.id(), refund);
    if (refunds.size() <= MOST_REMEMBERED) {
      archive.changed(document(refund), () -> TillDocument.of(refund));
    }
  }

  private void keep(Payment payment) {
    put(payment);
    if (payments.size() <= MOST_REMEMBERED) {
      archive.changed(document(payment), () -> TillDocument.of(payment));
    }
  }

  private void put(Payment payment) {
    payments.put(payment.id(), payment);
    var waits =
        switch (payment.state()) {
          case Payment.State.Pending pending -> true;
          case Payment.State.WaitingForCapture waiting -> true;
          case Payment.State.Succeeded succeeded -> false;
          case Payment.State.Canceled canceled -> false;
        };
    if (waits) {
      open.add(payment.id());
    } else {
      open.remove(payment.id());
    }
  }

  /** What came in, what went back, and what is left, in kopecks of all currencies together. */
  synchronized ObjectNode totals() {
    long succeeded = 0;
    long refunded = 0;
    var byStatus = new LinkedHashMap<String, Integer>();
    for (var payment : new ArrayList<>(payments.values())) {
      byStatus.merge(payment.state().word(), 1, Integer::sum);
      if (payment.state() instanceof Payment.State.Succeeded) {
        succeeded = Math.addExact(succeeded, payment.amount().kopecks());
        refunded = Math.addExact(refunded, payment.refunded().done().kopecks());
      }
    }
    var totals = Json.object().put("succeeded_kopecks", succeeded);
    totals.put("refunded_kopecks", refunded).put("kept_kopecks", succeeded - refunded);
    totals.put("payments", payments.size()).put("refunds", refunds.size());
    var counts = totals.putObject("by_status");
    byStatus.forEach(counts::put);
    return totals;
  }

  synchronized void clear() {
    payments.values().forEach(payment -> archive.remove(document(payment)));
    refunds.values().forEach(refund -> archive.remove(document(refund)));
    payments.clear();
    refunds.clear();
    open.clear();
  }
}
