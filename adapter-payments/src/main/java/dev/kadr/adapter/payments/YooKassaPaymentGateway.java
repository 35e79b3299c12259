package dev.kadr.adapter.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderReceipt;
import dev.kadr.ports.orders.ProviderRefund;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * YooKassa's API, version 3.
 *
 * <p>A payment that another shop received is not found here, whatever answers for it: our secret
 * key opens our shop alone, so it could only come from a mix-up of keys and shops.
 */
final class YooKassaPaymentGateway implements PaymentGateway, AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Ids come in by notifications too: nothing that could lead elsewhere becomes a path. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

  private static final int PAGE = 100;

  /** A payment of a few packages has a handful of refunds; more are not worth a call each. */
  private static final int MOST_REFUNDS_WITH_RECEIPTS = 20;

  private final Payments.Shop shop;
  private final boolean receipts;
  private final PaymentBodies bodies;
  private final YooKassaWire wire;

  YooKassaPaymentGateway(Payments.Shop shop, Payments.Config config) {
    this.shop = shop;
    this.receipts = config.receipts() instanceof Payments.Receipts.On;
    this.bodies = new PaymentBodies(config.back(), config.receipts());
    this.wire = new YooKassaWire(shop, config.patience());
  }

  @Override
  public Availability availability() {
    return new Availability.Ready(shop.isTest(), receipts);
  }

  @Override
  public String write(PaymentOrder order) {
    return bodies.of(order);
  }

  @Override
  public String write(RefundOrder order) {
    return bodies.of(order);
  }

  @Override
  public Outcome<ProviderPayment> createPayment(Call call) {
    return Verdict.of(wire.post("/payments", call.key(), call.body()), this::own);
  }

  @Override
  public Outcome<ProviderPayment> payment(ProviderPaymentId id) {
    return ifPossible(
        id.value(),
        () -> {
          var exchange = wire.get("/payments/" + id.value());
          var foreign =
              Verdict.of(exchange, Optional::of)
                      instanceof Outcome.Ok<JsonNode>(var document, var answer)
                  && isForeign(document);
          return foreign
              ? notFound("a payment of another shop")
              : Verdict.of(exchange, it -> own(it).filter(payment -> payment.id().equals(id)));
        });
  }

  private Optional<ProviderPayment> own(JsonNode document) {
    return isForeign(document) ? Optional.empty() : PaymentJson.payment(document);
  }

  private boolean isForeign(JsonNode document) {
    return PaymentJson.isOfAnother(document, shop.id());
  }

  private static <T> Outcome<T> ifPossible(String id, Supplier<Outcome<T>> ask) {
    return ID.matcher(id).matches() ? ask.get() : notFound("no id of YooKassa's looks like this");
  }

  private static <T> Outcome<T> notFound(String why) {
    return new Outcome.NotFound<>(new Answer(404, why));
  }

  @Override
  public Outcome<Page<ProviderPayment>> payments(Window created, Optional<String> cursor) {
    return page(
        "/payments?" + within(created),
        cursor,
        document -> PaymentJson.page(document, item -> !isForeign(item), PaymentJson::payment));
  }

  @Override
  public Outcome<ProviderPayment> capture(ProviderPaymentId id, String key) {
    return ifPossible(
        id.value(),
        () -> Verdict.of(wire.post("/payments/" + id.value() + "/capture", key, "{}"), this::own));
  }

  @Override
  public Outcome<ProviderRefund> createRefund(Call call) {
    return Verdict.of(wire.post("/refunds", call.key(), call.body()), PaymentJson::refund);
  }

  @Override
  public Outcome<ProviderRefund> refund(ProviderRefundId id) {
    return ifPossible(
        id.value(),
        () ->
            Verdict.of(
                wire.get("/refunds/" + id.value()),
                document -> PaymentJson.refund(document).filter(it -> it.id().equals(id))));
  }

  @Override
  public Outcome<Page<ProviderRefund>> refunds(Window created, Optional<String> cursor) {
    return list("/refunds?" + within(created), cursor, PaymentJson::refund);
  }

  @Override
  public Outcome<Page<ProviderRefund>> refundsOf(
      ProviderPaymentId payment, Optional<String> cursor) {
    return ifPossible(
        payment.value(),
        () -> list("/refunds?payment_id=" + payment.value(), cursor, PaymentJson::refund));
  }

  @Override
  public Outcome<List<ProviderReceipt>> receiptsOf(ProviderPaymentId payment) {
    var all = new ArrayList<ProviderReceipt>();
    var own = receipts("payment_id", payment.value());
    var refunds = refundsOf(payment, Optional.empty());
    if (!(own instanceof Outcome.Ok<Page<ProviderReceipt>>(var page, var answer))) {
      return without(own);
    }
    if (!(refunds instanceof Outcome.Ok<Page<ProviderRefund>>(var made, var unused))) {
      return without(refunds);
    }
    all.addAll(page.items());
    for (var refund : made.items().stream().limit(MOST_REFUNDS_WITH_RECEIPTS).toList()) {
      var back = receipts("refund_id", refund.id().value());
      if (!(back instanceof Outcome.Ok<Page<ProviderReceipt>>(var more, var ignored))) {
        return without(back);
      }
      all.addAll(more.items());
    }
    return new Outcome.Ok<>(List.copyOf(all), answer);
  }

  private Outcome<Page<ProviderReceipt>> receipts(String filter, String id) {
    return ifPossible(
        id, () -> list("/receipts?" + filter + "=" + id, Optional.empty(), PaymentJson::receipt));
  }

  /** The same news of something else: nothing came of it. */
  private static <A, B> Outcome<B> without(Outcome<A> outcome) {
    return switch (outcome) {
      case Outcome.Ok<A> ok -> throw new IllegalArgumentException("something did come of it");
      case Outcome.Rejected<A>(var code, var detail, var answer) ->
          new Outcome.Rejected<>(code, detail, answer);
      case Outcome.NotFound<A>(var answer) -> new Outcome.NotFound<>(answer);
      case Outcome.Unknown<A>(var detail, var pause, var answer) ->
          new Outcome.Unknown<>(detail, pause, answer);
    };
  }

  private <T> Outcome<Page<T>> list(
      String path, Optional<String> cursor, Function<JsonNode, Optional<T>> read) {
    return page(path, cursor, document -> PaymentJson.page(document, item -> true, read));
  }

  private <T> Outcome<Page<T>> page(
      String path, Optional<String> cursor, Function<JsonNode, Optional<Page<T>>> read) {
    var from = cursor.map(it -> "&cursor=" + URLEncoder.encode(it, UTF_8)).orElse("");
    return Verdict.of(wire.get(path + "&limit=" + PAGE + from), read);
  }

  /** To the millisecond, which is all that YooKassa counts; nothing of the window is lost. */
  private static String within(Window window) {
    var to = window.to().truncatedTo(ChronoUnit.MILLIS);
    var end = to.equals(window.to()) ? to : to.plusMillis(1);
    return "created_at.gte=" + time(window.from()) + "&created_at.lt=" + time(end);
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  @Override
  public void close() {
    wire.close();
  }
}
