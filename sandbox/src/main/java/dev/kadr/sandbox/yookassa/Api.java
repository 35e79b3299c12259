package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** YooKassa's API: who may call, what is refused, what happens, and what is answered. */
final class Api {
  private static final Pattern KEY = Pattern.compile("[0-9a-zA-Z+-_.]{1,64}");
  private static final int LONGEST_KEY = 64;
  private static final Duration NEWS_PATIENCE = Duration.ofSeconds(15);
  private static final Listing.Kind PAYMENTS =
      new Listing.Kind(Set.of("captured_at", "payment_method"), Listing.PAYMENT_STATUSES);
  private static final Listing.Kind REFUNDS =
      new Listing.Kind(Set.of("payment_id"), Listing.STATUSES);
  private static final Listing.Kind RECEIPTS =
      new Listing.Kind(Set.of("payment_id", "refund_id"), Listing.STATUSES);

  private final YooKassaShop shop;
  private final Clock clock;
  private final Books books;
  private final Mischief mischief;
  private final Notifier notifier;

  /** What is kept. */
  record Books(Till till, ReceiptBook receipts, View view, Idempotence idempotence) {}

  /** What goes wrong. */
  record Mischief(Habits habits, Faults faults) {}

  Api(YooKassaShop shop, Clock clock, Books books, Mischief mischief, Notifier notifier) {
    this.shop = shop;
    this.clock = clock;
    this.books = books;
    this.mischief = mischief;
    this.notifier = notifier;
  }

  Outcome answer(Call call) {
    try {
      if (!authorized(call.headers().authorization())) {
        throw Refusal.credentials();
      }
      if (!Door.leadsSomewhere(call.segments())) {
        throw Refusal.notFound("There is nothing at " + call.path());
      }
      var door = Door.of(call.method(), call.segments());
      return door.isEmpty() ? Outcome.whole(Reply.empty(405)) : through(door.get(), call);
    } catch (Refusal refusal) {
      return Outcome.whole(refusal.reply());
    }
  }

  private boolean authorized(String header) {
    var credentials = shop.shopId() + ":" + shop.secretKey();
    return header.equals(
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  private Outcome through(Door door, Call call) {
    if (door.writes() && !call.body().isEmpty() && !isJson(call.headers().contentType())) {
      return Outcome.whole(Reply.empty(415));
    }
    var fault = mischief.faults().take(door);
    return fault.isEmpty()
        ? Outcome.whole(perform(door, call))
        : spoiled(fault.get(), () -> perform(door, call));
  }

  private static boolean isJson(String contentType) {
    return contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }

  private Outcome spoiled(Fault fault, Supplier<Reply> perform) {
    var pause = fault.pause();
    var millis = Math.toIntExact(pause.toMillis());
    return switch (fault.kind()) {
      case TIMEOUT_BEFORE -> new Outcome(Reply.empty(504), new Outcome.Manner.Never());
      case TIMEOUT_AFTER -> new Outcome(perform.get(), new Outcome.Manner.Never());
      case ERROR_BEFORE -> Outcome.whole(Reply.internal());
      case ERROR_AFTER -> after(perform, Reply.internal());
      case CUT_BEFORE -> new Outcome(Reply.empty(504), new Outcome.Manner.Cut());
      case CUT_AFTER -> new Outcome(perform.get(), new Outcome.Manner.Cut());
      case PROCESSING -> after(perform, Reply.processing(millis));
      case TOO_MANY -> Outcome.whole(Reply.tooMany(millis));
      case INVALID -> Outcome.whole(Refusal.parameter("amount").reply());
      case UNAUTHORIZED -> Outcome.whole(Refusal.credentials().reply());
      case FORBIDDEN -> Outcome.whole(Reply.error(403, "forbidden", "Forbidden operation", ""));
      case NOT_FOUND -> Outcome.whole(missing().reply());
      case BAD_GATEWAY ->
          Outcome.whole(Reply.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>"));
      case SLOW -> new Outcome(perform.get(), new Outcome.Manner.Late(pause));
      case DRIP -> new Outcome(perform.get(), new Outcome.Manner.Drip(pause));
      case TRUNCATED -> new Outcome(perform.get(), new Outcome.Manner.Half());
      case HUGE -> new Outcome(perform.get(), new Outcome.Manner.Huge());
      case GARBAGE -> Outcome.whole(perform.get().withBody("<!-- {\"id\": -->"));
      case UNKNOWN_STATUS ->
          changed(perform.get(), Json.object().put("status", "on_a_coffee_break"));
      case EXTRA_FIELDS -> changed(perform.get(), extra());
      case WEBHOOK_FIRST -> newsFirst(perform.get());
    };
  }

  private static Outcome after(Supplier<Reply> perform, Reply said) {
    var unheard = perform.get();
    return Outcome.whole(unheard.ok() ? said : unheard);
  }

  private static ObjectNode extra() {
    var extra = Json.object().put("added_last_night", true);
    extra.putObject("nested").putArray("list").add(1).addNull();
    return extra;
  }

  private static Outcome changed(Reply reply, ObjectNode change) {
    return Outcome.whole(
        Json.read(reply.body())
            .filter(body -> reply.ok())
            .map(body -> reply.withBody(Json.write(Json.overlay(body, change))))
            .orElse(reply));
  }

  private Outcome newsFirst(Reply created) {
    Json.read(created.body())
        .filter(body -> created.ok())
        .ifPresent(body -> books.till().pay(body.path("id").asText(), Instrument.BankCard.usual()));
    notifier.awaitQuiet(NEWS_PATIENCE);
    return Outcome.whole(created);
  }

  private Reply perform(Door door, Call call) {
    if (!door.writes()) {
      return refusedOr(() -> read(door, call));
    }
    var key = call.headers().key();
    if (key.isEmpty()) {
      return Refusal.of("Idempotence key is empty", "Idempotence-Key").reply();
    }
    if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
      return Refusal.parameter("Idempotence-Key").reply();
    }
    return books
        .idempotence()
        .once(
            key,
            call.method() + " " + call.path() + "\n" + call.body(),
            () -> refusedOr(() -> write(door, call)));
  }

  private static Reply refusedOr(Supplier<Reply> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }

  private Reply read(Door door, Call call) {
    return switch (door) {
      case GET -> Reply.json(200, visible(call.id()));
      case LIST -> Reply.json(200, Listing.page(paymentRows(), PAYMENTS, call.query()));
      case GET_REFUND ->
          Reply.json(
              200,
              books
                  .till()
                  .findRefund(call.id())
                  .map(books.view()::refund)
                  .orElseThrow(Api::missing));
      case LIST_REFUNDS -> Reply.json(200, Listing.page(refundRows(), REFUNDS, call.query()));
      case GET_RECEIPT ->
          Reply.json(200, books.receipts().find(call.id()).orElseThrow(Api::missing));
      case LIST_RECEIPTS ->
          Reply.json(200, Listing.page(books.receipts().rows(), RECEIPTS, call.query()));
      case ME -> Reply.json(200, me());
      case CREATE, CAPTURE, CANCEL, REFUND, RECEIPT ->
          throw new IllegalStateException(door + " is no question");
    };
  }

  private ObjectNode visible(String id) {
    var payment = books.till().find(id).orElseThrow(Api::missing);
    var visibleFrom = payment.born().at().plus(mischief.habits().hidden());
    if (clock.instant().isBefore(visibleFrom)) {
      throw missing();
    }
    return books.view().payment(payment);
  }

  private static Refusal missing() {
    return Refusal.notFound("Object doesn't exist or access denied");
  }

  private List<Listing.Row> paymentRows() {
    books.till().tick();
    return books.till().payments().stream()
        .map(
            payment ->
                new Listing.Row(
                    payment.id(), payment.born().at(), () -> books.view().payment(payment)))
        .toList();
  }

  private List<Listing.Row> refundRows() {
    return books.till().refunds().stream()
        .map(
            refund ->
                new Listing.Row(refund.id(), refund.createdAt(), () -> books.view().refund(refund)))
        .toList();
  }

  private ObjectNode me() {
    var me = Json.object().put("account_id", shop.shopId()).put("status", "enabled");
    me.put("test", shop.test()).put("fiscalization_enabled", mischief.habits().receiptRequired());
    me.putArray("payment_methods").add("bank_card").add("sbp");
    return me;
  }

  private Reply write(Door door, Call call) {
    var body = body(call, door);
    return switch (door) {
      case CREATE -> {
        Orders.check(body, mischief.habits().receiptRequired());
        yield Reply.json(200, books.view().payment(books.till().create(body)));
      }
      case CAPTURE -> {
        var part = Optional.of(body.path("amount")).filter(amount -> !amount.isMissingNode());
        var captured = books.till().capture(call.id(), part.map(Orders::amount));
        yield Reply.json(200, books.view().payment(captured));
      }
      case CANCEL -> Reply.json(200, books.view().payment(books.till().cancel(call.id())));
      case REFUND -> {
        var amount = Orders.amount(body.path("amount"));
        Orders.checkRefund(body, amount);
        var refund = books.till().refund(body.path("payment_id").asText(""), amount, body);
        yield Reply.json(200, books.view().refund(refund));
      }
      case RECEIPT -> {
        Receipts.checkSeparate(body);
        requireSubject(body);
        yield Reply.json(200, books.receipts().add(body));
      }
      case LIST, GET, LIST_REFUNDS, GET_REFUND, LIST_RECEIPTS, GET_RECEIPT, ME ->
          throw new IllegalStateException(door + " changes nothing");
    };
  }

  private void requireSubject(ObjectNode receipt) {
    var payment = receipt.path("payment_id").asText("");
    if (!payment.isEmpty() && books.till().find(payment).isEmpty()) {
      throw Refusal.of("Payment not found or forbidden", "payment_id");
    }
    var refund = receipt.path("refund_id").asText("");
    if (!refund.isEmpty() && books.till().findRefund(refund).isEmpty()) {
      throw Refusal.of("Refund not found or forbidden", "refund_id");
    }
  }

  /** A capture of everything and a cancel may come without a body. */
  private static ObjectNode body(Call call, Door door) {
    if (call.body().isEmpty() && (door == Door.CAPTURE || door == Door.CANCEL)) {
      return Json.object();
    }
    return Json.read(call.body()).orElseThrow(() -> Refusal.of("Failed to parse request body", ""));
  }
}
