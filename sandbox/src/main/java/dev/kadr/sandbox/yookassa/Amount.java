package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An amount of money, exact to the kopeck. */
record Amount(long kopecks, String currency) {
  static final Set<String> CURRENCIES =
      Set.of("RUB", "EUR", "USD", "KZT", "BYN", "UAH", "UZS", "TRY", "INR", "MDL", "AZN", "AMD");

  private static final Pattern VALUE = Pattern.compile("[0-9]{1,12}\\.[0-9]{2}");
  private static final int DIGITS = 2;

  /** Reads {@code "499.00"}: a point, two digits, no sign, or it is no amount. */
  static Optional<Long> kopecks(JsonNode value) {
    return value.isTextual() && VALUE.matcher(value.textValue()).matches()
        ? Optional.of(new BigDecimal(value.textValue()).movePointRight(DIGITS).longValueExact())
        : Optional.empty();
  }

  String value() {
    return BigDecimal.valueOf(kopecks, DIGITS).toPlainString();
  }

  ObjectNode json() {
    return Json.object().put("value", value()).put("currency", currency);
  }

  Amount plus(Amount other) {
    return new Amount(Math.addExact(kopecks, same(other).kopecks), currency);
  }

  Amount minus(Amount other) {
    return new Amount(Math.subtractExact(kopecks, same(other).kopecks), currency);
  }

  /** What is left for the shop after YooKassa's 3.5 %. */
  Amount income() {
    return new Amount(Math.floorDiv(Math.multiplyExact(kopecks, 965L), 1000L), currency);
  }

  static Amount nothing(String currency) {
    return new Amount(0, currency);
  }

  private Amount same(Amount other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException(other.currency + " is not " + currency);
    }
    return other;
  }
}
