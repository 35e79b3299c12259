package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A payment or a refund as the archive keeps it. */
final class TillDocument {
  private TillDocument() {}

  static ObjectNode of(Payment payment) {
    var json =
        Json.object().put("id", payment.id()).put("created_at", payment.born().at().toString());
    json.set("order", payment.order());
    json.set("amount", amount(payment.amount()));
    json.set("state", state(payment.state()));
    payment.instrument().ifPresent(instrument -> json.set("instrument", instrument(instrument)));
    json.set("reserved", amount(payment.refunded().reserved()));
    json.set("done", amount(payment.refunded().done()));
    return json;
  }

  /** Empty for one that this version does not understand. */
  static Optional<Payment> payment(JsonNode json) {
    try {
      return Optional.of(
          new Payment(
              new Payment.Born(json.path("id").asText(), time(json, "created_at")),
              json.withObject("/order"),
              amount(json.path("amount")),
              paymentState(json.path("state")),
              Optional.of(json.path("instrument"))
                  .filter(JsonNode::isObject)
                  .map(TillDocument::instrument),
              new Payment.Refunded(amount(json.path("reserved")), amount(json.path("done")))));
    } catch (RuntimeException anotherVersions) {
      return Optional.empty();
    }
  }

  static ObjectNode of(Refund refund) {
    var json = Json.object().put("id", refund.id()).put("payment_id", refund.paymentId());
    json.put("created_at", refund.createdAt().toString());
    json.set("amount", amount(refund.amount()));
    json.set("order", refund.order());
    json.put("status", refund.status());
    if (refund.state() instanceof Refund.State.Canceled(var reason)) {
      json.put("reason", reason);
    }
    return json;
  }

  /** Empty for one that this version does not understand. */
  static Optional<Refund> refund(JsonNode json) {
    try {
      return Optional.of(
          new Refund(
              json.path("id").asText(),
              time(json, "created_at"),
              json.path("payment_id").asText(),
              amount(json.path("amount")),
              json.withObject("/order"),
              refundState(json)));
    } catch (RuntimeException anotherVersions) {
      return Optional.empty();
    }
  }

  private static ObjectNode amount(Amount amount) {
    return Json.object().put("kopecks", amount.kopecks()).put("currency", amount.currency());
  }

  private static Amount amount(JsonNode json) {
    return new Amount(json.required("kopecks").longValue(), json.required("currency").asText());
  }

  private static Instant time(JsonNode json, String name) {
    return Instant.parse(json.path(name).asText());
  }

  private static ObjectNode state(Payment.State state) {
    var json = Json.object().put("word", state.word());
    return switch (state) {
      case Payment.State.Pending pending -> json;
      case Payment.State.WaitingForCapture(var until) -> json.put("until", until.toString());
      case Payment.State.Succeeded(var at) -> json.put("at", at.toString());
      case Payment.State.Canceled(var party, var reason) ->
          json.put("party", party).put("reason", reason);
    };
  }

  private static Payment.State paymentState(JsonNode json) {
    var word = json.path("word").asText();
    return switch (word) {
      case "pending" -> new Payment.State.Pending();
      case "waiting_for_capture" -> new Payment.State.WaitingForCapture(time(json, "until"));
      case "succeeded" -> new Payment.State.Succeeded(time(json, "at"));
      case "canceled" ->
          new Payment.State.Canceled(json.path("party").asText(), json.path("reason").asText());
      default -> throw new IllegalArgumentException("no state of a payment is " + word);
    };
  }

  private static Refund.State refundState(JsonNode json) {
    var word = json.path("status").asText();
    return switch (word) {
      case "pending" -> new Refund.State.Pending();
      case "succeeded" -> new Refund.State.Succeeded();
      case "canceled" -> new Refund.State.Canceled(json.path("reason").asText());
      default -> throw new IllegalArgumentException("no state of a refund is " + word);
    };
  }

  private static ObjectNode instrument(Instrument instrument) {
    return switch (instrument) {
      case Instrument.BankCard(var card, var year, var month) ->
          Json.object().put("card", card.number()).put("year", year).put("month", month);
      case Instrument.Sbp sbp -> Json.object().put("sbp", true);
    };
  }

  private static Instrument instrument(JsonNode json) {
    return json.path("sbp").asBoolean(false)
        ? new Instrument.Sbp()
        : new Instrument.BankCard(
            Card.numbered(json.path("card").asText()).orElse(Card.USUAL),
            json.path("year").asText(),
            json.path("month").asText());
  }
}
