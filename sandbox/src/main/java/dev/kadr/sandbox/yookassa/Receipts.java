package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/** What a receipt of law 54-FZ must hold: a contact, items, and items that sum to the amount. */
final class Receipts {
  private static final int MOST_ITEMS = 80;
  private static final int LONGEST_DESCRIPTION = 128;
  private static final int LAST_VAT_CODE = 12;
  private static final int LAST_TAX_SYSTEM = 6;
  private static final int QUANTITY_DIGITS = 3;
  private static final BigDecimal MOST = new BigDecimal("99999.999");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");
  private static final Pattern PHONE = Pattern.compile("[0-9]{4,15}");
  private static final Set<String> SETTLEMENTS =
      Set.of("cashless", "prepayment", "postpayment", "consideration");

  private Receipts() {}

  static void check(JsonNode receipt, Amount amount, String prefix) {
    customer(receipt.path("customer"), prefix);
    taxSystem(receipt.path("tax_system_code"), prefix);
    var items = receipt.path("items");
    if (!items.isArray() || items.isEmpty() || items.size() > MOST_ITEMS) {
      throw Refusal.parameter(prefix + "items");
    }
    var sum = BigDecimal.ZERO;
    for (var item : items) {
      sum = sum.add(price(item, amount.currency(), prefix));
    }
    if (sum.compareTo(BigDecimal.valueOf(amount.kopecks())) != 0) {
      throw Refusal.of("Receipt is missing or illegal", prefix + "items");
    }
  }

  private static void customer(JsonNode customer, String prefix) {
    var email = customer.path("email").asText("");
    var phone = customer.path("phone").asText("");
    if (email.isEmpty() && phone.isEmpty()) {
      throw Refusal.of("Receipt is missing or illegal", prefix + "customer");
    }
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      throw Refusal.parameter(prefix + "customer.email");
    }
    if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
      throw Refusal.parameter(prefix + "customer.phone");
    }
  }

  private static void taxSystem(JsonNode code, String prefix) {
    if (!code.isMissingNode() && !within(code, LAST_TAX_SYSTEM)) {
      throw Refusal.parameter(prefix + "tax_system_code");
    }
  }

  /** What one item comes to, in kopecks. */
  private static BigDecimal price(JsonNode item, String currency, String prefix) {
    var description = item.path("description").asText("");
    if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION) {
      throw Refusal.parameter(prefix + "items.description");
    }
    if (!within(item.path("vat_code"), LAST_VAT_CODE)) {
      throw Refusal.parameter(prefix + "items.vat_code");
    }
    var quantity = item.path("quantity");
    if (!quantity.isNumber()
        || quantity.decimalValue().signum() <= 0
        || quantity.decimalValue().compareTo(MOST) > 0
        || quantity.decimalValue().stripTrailingZeros().scale() > QUANTITY_DIGITS) {
      throw Refusal.parameter(prefix + "items.quantity");
    }
    if (!item.path("amount").path("currency").asText("").equals(currency)) {
      throw Refusal.parameter(prefix + "items.amount.currency");
    }
    var kopecks =
        Amount.kopecks(item.path("amount").path("value"))
            .orElseThrow(() -> Refusal.amount(prefix + "items.amount.value"));
    return quantity.decimalValue().multiply(BigDecimal.valueOf(kopecks));
  }

  private static boolean within(JsonNode code, int last) {
    return code.isInt() && code.intValue() >= 1 && code.intValue() <= last;
  }

  /** A receipt that is sent on its own says also what was settled, and by what. */
  static void checkSeparate(ObjectNode receipt) {
    var type = receipt.path("type").asText("");
    if (!type.equals("payment") && !type.equals("refund")) {
      throw Refusal.parameter("type");
    }
    if (!receipt.path("send").asBoolean(false)) {
      throw Refusal.parameter("send");
    }
    if (receipt.has("payment_id") == receipt.has("refund_id")) {
      throw Refusal.of("Request should contain only one of: payment_id, refund_id", "payment_id");
    }
    var settlements = receipt.path("settlements");
    if (!settlements.isArray() || settlements.isEmpty()) {
      throw Refusal.parameter("settlements");
    }
    var settled = Amount.nothing("RUB");
    for (var settlement : settlements) {
      if (!SETTLEMENTS.contains(settlement.path("type").asText(""))) {
        throw Refusal.parameter("settlements.type");
      }
      var part = Orders.amount(settlement.path("amount"));
      settled = settled.kopecks() == 0 ? part : settled.plus(part);
    }
    check(receipt, settled, "");
  }
}
