package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Payments and refunds in YooKassa's JSON. */
final class View {
  static final String CONTRACT = "/checkout/payments/v2/contract";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> ECHOED =
      List.of("description", "metadata", "merchant_customer_id");

  private final YooKassaShop shop;
  private final Supplier<URI> base;
  private final Map<String, ObjectNode> tampered = new ConcurrentHashMap<>();

  View(YooKassaShop shop, Supplier<URI> base) {
    this.shop = shop;
    this.base = base;
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** From now on this object is told with other members than it has. */
  void tamper(String id, ObjectNode change) {
    tampered.merge(id, change, Json::overlay);
  }

  void clear() {
    tampered.clear();
  }

  ObjectNode payment(Payment payment) {
    var json = Json.object().put("id", payment.id()).put("status", payment.state().word());
    json.set("amount", payment.amount().json());
    var paid = paid(payment);
    if (payment.state() instanceof Payment.State.Succeeded) {
      json.set("income_amount", payment.amount().income().json());
    }
    copy(payment.order(), json);
    json.putObject("recipient").put("account_id", shop.shopId()).put("gateway_id", "2179531");
    putMethod(json, payment);
    json.put("created_at", time(payment.born().at()));
    putState(json, payment);
    json.put("test", shop.test()).put("paid", paid);
    json.put("refundable", payment.refundable().kopecks() > 0);
    if (payment.state() instanceof Payment.State.Succeeded) {
      json.set("refunded_amount", payment.refunded().done().json());
    }
    if (payment.order().has("receipt")) {
      json.put("receipt_registration", registration(payment));
    }
    return told(payment.id(), json);
  }

  private static boolean paid(Payment payment) {
    return payment.state() instanceof Payment.State.Succeeded
        || payment.state() instanceof Payment.State.WaitingForCapture;
  }

  private static String registration(Payment payment) {
    return switch (payment.state()) {
      case Payment.State.Pending pending -> "pending";
      case Payment.State.WaitingForCapture waiting -> "pending";
      case Payment.State.Succeeded succeeded -> "succeeded";
      case Payment.State.Canceled canceled -> "canceled";
    };
  }

  private void putState(ObjectNode json, Payment payment) {
    switch (payment.state()) {
      case Payment.State.Pending pending -> putConfirmation(json, payment);
      case Payment.State.WaitingForCapture waiting -> json.put("expires_at", time(waiting.until()));
      case Payment.State.Succeeded succeeded -> json.put("captured_at", time(succeeded.at()));
      case Payment.State.Canceled canceled ->
          json.putObject("cancellation_details")
              .put("party", canceled.party())
              .put("reason", canceled.reason());
    }
  }

  private void putConfirmation(ObjectNode json, Payment payment) {
    var type = payment.order().path("confirmation").path("type").asText("");
    if (type.isEmpty()) {
      return;
    }
    var confirmation = json.putObject("confirmation").put("type", type);
    payment.returnUrl().ifPresent(url -> confirmation.put("return_url", url));
    switch (type) {
      case "redirect", "mobile_application" ->
          confirmation.put("confirmation_url", checkout(payment));
      case "qr" -> confirmation.put("confirmation_data", checkout(payment));
      case "embedded" -> confirmation.put("confirmation_token", "ct-" + payment.id());
      default -> {
        // external: the buyer confirms elsewhere, there is nothing to say
      }
    }
  }

  String checkout(Payment payment) {
    return base.get() + CONTRACT + "?orderId=" + payment.id();
  }

  private static void putMethod(ObjectNode json, Payment payment) {
    var chosen = payment.order().path("payment_method_data").path("type").asText("");
    var type = payment.instrument().map(Instrument::type).orElse(chosen);
    if (type.isEmpty()) {
      return;
    }
    var saved = payment.saves() && paid(payment);
    var id = payment.order().path("payment_method_id").asText(payment.id());
    var method = json.putObject("payment_method").put("type", type).put("id", id);
    var known = saved || payment.order().has("payment_method_id");
    method.put("saved", known).put("status", known ? "active" : "inactive");
    payment.instrument().ifPresent(instrument -> instrument.describe(method));
    if (paid(payment) && type.equals("bank_card")) {
      var details = json.putObject("authorization_details");
      details.put("rrn", "869559887526342").put("auth_code", "910915");
      details.putObject("three_d_secure").put("applied", false);
    }
  }

  ObjectNode refund(Refund refund) {
    var json = Json.object().put("id", refund.id()).put("payment_id", refund.paymentId());
    json.put("status", refund.status());
    if (refund.state() instanceof Refund.State.Canceled canceled) {
      json.putObject("cancellation_details")
          .put("party", canceled.reason().startsWith("yoo_money") ? "yoo_money" : "refund_network")
          .put("reason", canceled.reason());
    }
    json.put("created_at", time(refund.createdAt()));
    json.set("amount", refund.amount().json());
    copy(refund.order(), json);
    if (refund.order().has("receipt")) {
      json.put("receipt_registration", refund.status());
    }
    return told(refund.id(), json);
  }

  private static void copy(ObjectNode order, ObjectNode json) {
    for (var name : ECHOED) {
      if (order.has(name)) {
        json.set(name, order.get(name).deepCopy());
      }
    }
  }

  private ObjectNode told(String id, ObjectNode json) {
    var change = tampered.get(id);
    return change == null ? json : Json.overlay(json, change);
  }
}
