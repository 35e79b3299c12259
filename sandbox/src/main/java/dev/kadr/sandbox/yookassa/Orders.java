package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What YooKassa checks in a request before it does anything. */
final class Orders {
  private static final long LARGEST_KOPECKS = 35_000_000;
  private static final int LONGEST_DESCRIPTION = 128;
  private static final int LONGEST_REFUND_DESCRIPTION = 250;
  private static final int LONGEST_URL = 2048;
  private static final int LONGEST_CUSTOMER = 200;
  private static final int MOST_METADATA = 16;
  private static final int LONGEST_METADATA_KEY = 32;
  private static final int LONGEST_METADATA_VALUE = 512;
  private static final Set<String> CONFIRMATIONS =
      Set.of("redirect", "embedded", "qr", "external", "mobile_application");
  private static final Set<String> METHODS =
      Set.of(
          "bank_card",
          "yoo_money",
          "sberbank",
          "tinkoff_bank",
          "sbp",
          "sber_loan",
          "sber_bnpl",
          "mobile_balance",
          "cash",
          "b2b_sberbank",
          "electronic_certificate");

  private Orders() {}

  /** Reads an amount that somebody pays or gets back. */
  static Amount amount(JsonNode amount) {
    var currency = amount.path("currency").asText("");
    if (!Amount.CURRENCIES.contains(currency)) {
      throw Refusal.parameter("amount.currency");
    }
    var kopecks =
        Amount.kopecks(amount.path("value"))
            .filter(value -> value > 0 && value <= LARGEST_KOPECKS)
            .orElseThrow(() -> Refusal.amount("amount.value"));
    return new Amount(kopecks, currency);
  }

  static void check(ObjectNode order, boolean receiptRequired) {
    var amount = amount(order.path("amount"));
    text(order, "description", LONGEST_DESCRIPTION);
    metadata(order.path("metadata"));
    flag(order, "capture");
    flag(order, "save_payment_method");
    if (order.path("merchant_customer_id").asText("").length() > LONGEST_CUSTOMER) {
      throw Refusal.parameter("merchant_customer_id");
    }
    method(order);
    confirmation(order);
    if (order.has("receipt")) {
      Receipts.check(order.path("receipt"), amount, "receipt.");
    } else if (receiptRequired) {
      throw Refusal.of("Receipt is missing or illegal", "receipt");
    }
  }

  static void checkRefund(ObjectNode order, Amount amount) {
    text(order, "description", LONGEST_REFUND_DESCRIPTION);
    metadata(order.path("metadata"));
    if (order.has("receipt")) {
      Receipts.check(order.path("receipt"), amount, "receipt.");
    }
  }

  private static void text(ObjectNode order, String name, int longest) {
    var text = order.path(name);
    if (text.isMissingNode()) {
      return;
    }
    if (!text.isTextual()) {
      throw Refusal.parameter(name);
    }
    if (text.textValue().length() > longest) {
      throw Refusal.of("Description is too long. Max. length is " + longest, name);
    }
  }

  private static void flag(ObjectNode order, String name) {
    if (order.has(name) && !order.get(name).isBoolean()) {
      throw Refusal.parameter(name);
    }
  }

  private static void metadata(JsonNode metadata) {
    if (metadata.isMissingNode()) {
      return;
    }
    if (!metadata.isObject()
        || metadata.size() > MOST_METADATA
        || !metadata.properties().stream().allMatch(Orders::fits)) {
      throw Refusal.parameter("metadata");
    }
  }

  private static boolean fits(Map.Entry<String, JsonNode> entry) {
    return entry.getKey().length() <= LONGEST_METADATA_KEY
        && entry.getValue().isTextual()
        && entry.getValue().textValue().length() <= LONGEST_METADATA_VALUE;
  }

  private static void method(ObjectNode order) {
    var given =
        Stream.of("payment_method_data", "payment_method_id", "payment_token")
            .filter(order::has)
            .count();
    if (given > 1) {
      throw Refusal.of(
          "Request should contain only one of: payment_method_data, payment_method_id,"
              + " payment_token",
          "payment_method_id");
    }
    if (order.has("payment_method_data")
        && !METHODS.contains(order.path("payment_method_data").path("type").asText(""))) {
      throw Refusal.parameter("payment_method_data.type");
    }
  }

  private static void confirmation(ObjectNode order) {
    var confirmation = order.path("confirmation");
    if (confirmation.isMissingNode()) {
      return;
    }
    if (order.has("payment_method_id")) {
      throw Refusal.of("Confirmation must be null when using payment_method_id", "confirmation");
    }
    var type = confirmation.path("type").asText("");
    if (!CONFIRMATIONS.contains(type)) {
      throw Refusal.parameter("confirmation.type");
    }
    var url = confirmation.path("return_url").asText("");
    if (url.isEmpty() && (type.equals("redirect") || type.equals("mobile_application"))) {
      throw Refusal.of("Return url is missing", "confirmation.return_url");
    }
    if (url.length() > LONGEST_URL) {
      throw Refusal.parameter("confirmation.return_url");
    }
  }
}
