package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.archive.Archive;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Payments in Telegram Stars: invoices by their slugs, checkouts that wait ten seconds for the
 * bot's word, and charges that can be refunded once.
 */
final class Stars {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_KEPT = 10_000;
  private static final String DOCUMENT = "telegram/stars";

  /** What somebody may pay: once for the invoice in a chat, as often as one likes for a link. */
  record Invoice(String title, String description, String payload, int amount) {
    ObjectNode toJson() {
      return Json.object()
          .put("title", title)
          .put("description", description)
          .put("start_parameter", "")
          .put("currency", "XTR")
          .put("total_amount", amount);
    }
  }

  record Checkout(long userId, Invoice invoice, int messageId, Instant until) {}

  /** One payment, as getStarTransactions tells it. */
  private record Charge(
      String id, long userId, String payload, int amount, long date, boolean refunded) {
    Charge refund() {
      return new Charge(id, userId, payload, amount, date, true);
    }

    ObjectNode toJson() {
      return Json.object()
          .put("id", id)
          .put("user_id", userId)
          .put("payload", payload)
          .put("amount", amount)
          .put("date", date)
          .put("refunded", refunded);
    }

    static Charge fromJson(JsonNode json) {
      return new Charge(
          json.path("id").asText(),
          json.path("user_id").asLong(),
          json.path("payload").asText(),
          json.path("amount").asInt(),
          json.path("date").asLong(),
          json.path("refunded").asBoolean());
    }
  }

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Archive archive;
  private final Map<String, Invoice> links = new LinkedHashMap<>();
  private final Map<String, Checkout> checkouts = new LinkedHashMap<>();
  private final Map<String, Charge> charges = new LinkedHashMap<>();

  Stars(Clock clock, Archive archive) {
    this.clock = clock;
    this.archive = archive;
    for (var json : archive.document(DOCUMENT).orElseGet(Json::object).path("charges")) {
      var charge = Charge.fromJson(json);
      charges.put(charge.id(), charge);
    }
  }

  private synchronized JsonNode toJson() {
    var json = Json.object();
    var list = json.putArray("charges");
    charges.values().forEach(charge -> list.add(charge.toJson()));
    return json;
  }

  /** An invoice link's slug. */
  synchronized String link(Invoice invoice) {
    return keep(links, invoice);
  }

  synchronized Optional<Invoice> behind(String slug) {
    return Optional.ofNullable(links.get(slug));
  }

  /** Asks the bot whether the payment may go on; the answer is a pre-checkout query's id. */
  synchronized String open(long userId, Invoice invoice, int messageId) {
    return keep(
        checkouts, new Checkout(userId, invoice, messageId, clock.instant().plus(PATIENCE)));
  }

  /** The checkout that the bot answers in time, once; empty for any other. */
  synchronized Optional<Checkout> answer(String queryId) {
    return Optional.ofNullable(checkouts.remove(queryId))
        .filter(checkout -> clock.instant().isBefore(checkout.until()));
  }

  /** Takes the money and returns the charge's id. */
  synchronized String charge(Checkout checkout) {
    var id = "stx" + token();
    var invoice = checkout.invoice();
    var now = clock.instant().getEpochSecond();
    put(
        charges,
        id,
        new Charge(id, checkout.userId(), invoice.payload(), invoice.amount(), now, false));
    archive.changed(DOCUMENT, this::toJson);
    return id;
  }

  /** Gives the money of a charge back and returns what was paid for; the second time is refused. */
  synchronized ObjectNode refund(long userId, String chargeId) {
    var charge = charges.get(chargeId);
    if (charge == null || charge.userId() != userId) {
      throw Refusal.badRequest("CHARGE_ID_INVALID");
    }
    if (charge.refunded()) {
      throw Refusal.badRequest("CHARGE_ALREADY_REFUNDED");
    }
    charges.put(chargeId, charge.refund());
    archive.changed(DOCUMENT, this::toJson);
    return Json.object()
        .put("currency", "XTR")
        .put("total_amount", charge.amount())
        .put("invoice_payload", charge.payload())
        .put("telegram_payment_charge_id", chargeId);
  }

  /** Charges and, after them, refunds in the order of the charges. */
  synchronized ObjectNode transactions(int offset, int limit) {
    var report = Json.object();
    var list = report.putArray("transactions");
    charges.values().stream()
        .skip(offset)
        .limit(limit)
        .forEach(
            charge -> {
              var partner =
                  Json.object().put("type", "user").put("invoice_payload", charge.payload());
              partner.putObject("user").put("id", charge.userId()).put("is_bot", false);
              var one = list.addObject().put("id", charge.id()).put("amount", charge.amount());
              one.put("date", charge.date())
                  .set(charge.refunded() ? "receiver" : "source", partner);
            });
    return report;
  }

  synchronized int balance() {
    return charges.values().stream()
        .filter(charge -> !charge.refunded())
        .mapToInt(Charge::amount)
        .sum();
  }

  private <T> String keep(Map<String, T> kept, T value) {
    var id = Long.toUnsignedString(random.nextLong());
    put(kept, id, value);
    return id;
  }

  private static <T> void put(Map<String, T> kept, String id, T value) {
    kept.put(id, value);
    if (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private String token() {
    return Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE), 36);
  }

  synchronized void clear() {
    links.clear();
    checkouts.clear();
    charges.clear();
    archive.changed(DOCUMENT, this::toJson);
  }
}
