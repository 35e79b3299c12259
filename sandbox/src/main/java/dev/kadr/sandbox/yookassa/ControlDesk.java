package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The orders of {@code POST /control} and of the cabinet, by their names on the wire. */
final class ControlDesk {
  private static final String ACTIONS =
      "reset, state, payments, refunds, receipts, totals, requests, notifications, news, release,"
          + " pause, notify, fail-next, calm, latency, hide, tamper, clock, two-stage,"
          + " receipts-required, refund-fate, autopay-fate, plant, pay, decline, expire, capture,"
          + " cancel, refund, complete-refund, cancel-refund";
  static final List<String> NEWS =
      List.of(
          "on",
          "lost",
          "late",
          "duplicate",
          "out-of-order",
          "hold",
          "refund-first",
          "wrong-amount",
          "wrong-currency",
          "foreign-shop",
          "unknown-id");

  private static final long LONGEST_MILLIS = 600_000;
  private static final long LONGEST_SECONDS = 10L * 365 * 24 * 3600;
  private static final int MOST_DUPLICATES = 1_000;

  private final Api.Books books;
  private final Api.Mischief mischief;
  private final Notifier notifier;
  private final ShiftedClock clock;
  private final Captures captures;

  ControlDesk(
      Api.Books books,
      Api.Mischief mischief,
      Notifier notifier,
      ShiftedClock clock,
      Captures captures) {
    this.books = books;
    this.mischief = mischief;
    this.notifier = notifier;
    this.clock = clock;
    this.captures = captures;
  }

  JsonNode obey(String action, ObjectNode arguments) {
    try {
      return switch (action) {
        case "state" -> state();
        case "payments" -> payments();
        case "refunds" -> refunds();
        case "receipts" -> books.receipts().all();
        case "totals" -> books.till().totals();
        case "requests" -> captures.report();
        case "notifications" -> notifier.report();
        case "release" -> Json.object().put("released", notifier.release(lastFirst(arguments)));
        case "plant", "pay", "decline", "expire", "capture", "cancel" ->
            books.view().payment(act(action, arguments));
        case "refund", "complete-refund", "cancel-refund" ->
            books.view().refund(give(action, arguments));
        default -> {
          turn(action, arguments);
          yield Json.object();
        }
      };
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal.getMessage(), refusal);
    }
  }

  private void turn(String action, ObjectNode arguments) {
    var habits = mischief.habits();
    switch (action) {
      case "reset" -> reset();
      case "news" -> news(arguments);
      case "pause" -> notifier.pause(on(arguments));
      case "notify" -> forge(arguments);
      case "fail-next" -> failNext(arguments);
      case "calm" -> calm();
      case "latency" -> habits.latency(millis(arguments, "millis", LONGEST_MILLIS));
      case "hide" -> habits.hidden(millis(arguments, "millis", LONGEST_MILLIS));
      case "tamper" -> books.view().tamper(id(arguments), object(arguments, "change"));
      case "clock" -> pushClock(arguments);
      case "two-stage" -> habits.twoStage(on(arguments));
      case "receipts-required" -> habits.receiptRequired(on(arguments));
      case "refund-fate" -> habits.refunds(fate(arguments));
      case "autopay-fate" -> habits.autopayments(fate(arguments));
      default ->
          throw new IllegalArgumentException("no action " + action + "; there are: " + ACTIONS);
    }
  }

  private void reset() {
    notifier.reset();
    mischief.habits().reset();
    mischief.faults().clear();
    books.idempotence().clear();
    books.till().clear();
    books.receipts().clear();
    books.view().clear();
    captures.clear();
    clock.reset();
  }

  /** All mischief off; payments, refunds and their notifications stay. */
  private void calm() {
    mischief.faults().clear();
    mischief.habits().reset();
    notifier.change(new News.Arrives());
  }

  private ObjectNode state() {
    books.till().tick();
    var habits = mischief.habits();
    var state = Json.object().put("now", View.time(clock.instant()));
    state.put("news", notifier.report().path("mode").asText(""));
    state.put("two_stage", habits.twoStage()).put("receipts_required", habits.receiptRequired());
    state.put("refund_fate", word(habits.refunds()));
    state.put("latency_millis", habits.latency().toMillis());
    state.put("hidden_millis", habits.hidden().toMillis());
    state.set("totals", books.till().totals());
    return state;
  }

  private JsonNode payments() {
    books.till().tick();
    var all = Json.MAPPER.createArrayNode();
    books.till().payments().forEach(payment -> all.add(books.view().payment(payment)));
    return all;
  }

  private JsonNode refunds() {
    var all = Json.MAPPER.createArrayNode();
    books.till().refunds().forEach(refund -> all.add(books.view().refund(refund)));
    return all;
  }

  private Payment act(String action, ObjectNode arguments) {
    var till = books.till();
    return switch (action) {
      case "plant" -> plant(object(arguments, "order"));
      case "decline" -> till.decline(id(arguments), text(arguments, "reason", "general_decline"));
      case "expire" -> till.expire(id(arguments));
      case "capture" -> till.capture(id(arguments), Optional.empty());
      case "cancel" -> till.cancel(id(arguments));
      case "pay" -> till.pay(id(arguments), instrument(arguments));
      default -> throw new IllegalArgumentException("no action " + action);
    };
  }

  /** A payment that nobody asked for over the API. */
  private Payment plant(ObjectNode order) {
    Orders.check(order, false);
    return books.till().create(order);
  }

  private static Instrument instrument(ObjectNode arguments) {
    var method = text(arguments, "method", "bank_card");
    return switch (method) {
      case "sbp" -> new Instrument.Sbp();
      case "bank_card" ->
          Instrument.BankCard.of(
              Card.numbered(text(arguments, "card", Card.USUAL.number()))
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException("card is one of the test shop's numbers")));
      default -> throw new IllegalArgumentException("method is bank_card or sbp");
    };
  }

  private Refund give(String action, ObjectNode arguments) {
    var till = books.till();
    return switch (action) {
      case "refund" -> refund(arguments);
      case "complete-refund" -> till.completeRefund(id(arguments));
      case "cancel-refund" ->
          till.cancelRefund(id(arguments), text(arguments, "reason", "general_decline"));
      default -> throw new IllegalArgumentException("no action " + action);
    };
  }

  /** A refund made by hand in the shop's cabinet: the whole rest when no value is given. */
  private Refund refund(ObjectNode arguments) {
    var payment = books.till().get(id(arguments));
    var amount =
        arguments.has("value")
            ? Orders.amount(
                Json.object()
                    .put("value", arguments.path("value").asText())
                    .put("currency", payment.amount().currency()))
            : payment.refundable();
    if (amount.kopecks() == 0) {
      throw new IllegalArgumentException("there is nothing left to give back");
    }
    return books.till().refund(payment.id(), amount, Json.object());
  }

  private void news(ObjectNode arguments) {
    if (arguments.has("url")) {
      notifier.address(URI.create(arguments.get("url").asText()));
    }
    if (arguments.has("mode")) {
      notifier.change(manner(arguments));
    }
  }

  private static News manner(ObjectNode arguments) {
    var mode = arguments.path("mode").asText("");
    return switch (mode) {
      case "on" -> new News.Arrives();
      case "lost" -> new News.IsLost();
      case "late" -> new News.IsLate(millis(arguments, "millis", LONGEST_MILLIS));
      case "duplicate" -> new News.IsRepeated(times(arguments, 20));
      case "out-of-order" -> new News.IsOutOfOrder();
      case "hold" -> new News.IsHeld();
      case "refund-first" -> new News.RefundComesFirst();
      case "wrong-amount" -> altered(mode, "amount", Json.object().put("value", "1.00"));
      case "wrong-currency" -> altered(mode, "amount", Json.object().put("currency", "USD"));
      case "foreign-shop" -> altered(mode, "recipient", Json.object().put("account_id", "999999"));
      case "unknown-id" ->
          new News.IsAltered(mode, Json.object().put("id", "2f3b588d-000f-5000-8000-000000000bad"));
      default -> throw new IllegalArgumentException("mode is one of " + String.join(", ", NEWS));
    };
  }

  private static News altered(String mode, String member, ObjectNode change) {
    var whole = Json.object();
    whole.set(member, change);
    return new News.IsAltered(mode, whole);
  }

  /** Tells of an object as it is, or as the order wants it to look. */
  private void forge(ObjectNode arguments) {
    var object = Json.object();
    if (arguments.has("payment_id")) {
      object = books.view().payment(books.till().get(id(arguments)));
    } else if (arguments.has("refund_id")) {
      object =
          books
              .till()
              .findRefund(id(arguments))
              .map(books.view()::refund)
              .orElseThrow(() -> new IllegalArgumentException("there is no such refund"));
    }
    var change = arguments.has("object") ? object(arguments, "object") : Json.object();
    notifier.forge(
        text(arguments, "event", "payment.succeeded"),
        Json.overlay(object, change),
        times(arguments, 1));
  }

  private void failNext(ObjectNode arguments) {
    var kind = Fault.Kind.named(arguments.path("kind").asText(""));
    var wait =
        arguments.has("millis")
            ? millis(arguments, "millis", LONGEST_MILLIS)
            : Duration.ofMillis(kind == Fault.Kind.DRIP ? 200 : 1_800);
    mischief
        .faults()
        .plan(
            Door.named(text(arguments, "at", "create")),
            new Fault(kind, wait),
            arguments.path("times").asInt(1));
  }

  private void pushClock(ObjectNode arguments) {
    clock.push(Duration.ofSeconds(number(arguments, "advance_seconds", LONGEST_SECONDS)));
    books.till().tick();
    notifier.tick();
  }

  private static Habits.Fate fate(ObjectNode arguments) {
    return switch (arguments.path("fate").asText("")) {
      case "succeed" -> new Habits.Fate.Succeeds();
      case "pend" -> new Habits.Fate.StaysPending();
      case "cancel" -> new Habits.Fate.IsCanceled(text(arguments, "reason", "general_decline"));
      default ->
          throw new IllegalArgumentException("fate is succeed, pend or cancel (with reason)");
    };
  }

  private static String word(Habits.Fate fate) {
    return switch (fate) {
      case Habits.Fate.Succeeds succeeds -> "succeed";
      case Habits.Fate.StaysPending pending -> "pend";
      case Habits.Fate.IsCanceled canceled -> "cancel";
    };
  }

  private static boolean lastFirst(ObjectNode arguments) {
    return switch (text(arguments, "order", "as-held")) {
      case "as-held" -> false;
      case "last-first" -> true;
      default -> throw new IllegalArgumentException("order is as-held or last-first");
    };
  }

  private static String id(ObjectNode arguments) {
    var id = text(arguments, "payment_id", text(arguments, "refund_id", ""));
    if (id.isEmpty()) {
      throw new IllegalArgumentException("payment_id or refund_id is missing");
    }
    return id;
  }

  private static String text(ObjectNode arguments, String name, String otherwise) {
    return arguments.path(name).asText(otherwise);
  }

  private static ObjectNode object(ObjectNode arguments, String name) {
    if (arguments.get(name) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(name + " is an object");
  }

  private static boolean on(ObjectNode arguments) {
    if (!arguments.path("on").isBoolean()) {
      throw new IllegalArgumentException("on is true or false");
    }
    return arguments.get("on").booleanValue();
  }

  private static int times(ObjectNode arguments, int usual) {
    var times = arguments.path("times").asInt(usual);
    if (times < 1 || times > MOST_DUPLICATES) {
      throw new IllegalArgumentException("times is 1 to " + MOST_DUPLICATES);
    }
    return times;
  }

  private static Duration millis(ObjectNode arguments, String name, long most) {
    return Duration.ofMillis(number(arguments, name, most));
  }

  private static long number(ObjectNode arguments, String name, long most) {
    var number = arguments.path(name);
    if (!number.isIntegralNumber() || number.longValue() < 0 || number.longValue() > most) {
      throw new IllegalArgumentException(name + " is 0 to " + most);
    }
    return number.longValue();
  }
}
