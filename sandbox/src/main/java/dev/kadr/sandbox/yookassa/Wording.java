package dev.kadr.sandbox.yookassa;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the pages say in Russian. */
final class Wording {
  private static final char THIN = '\u00a0';

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("3d_secure_failed", "Банк не подтвердил, что платите именно вы."),
          Map.entry(
              "call_issuer", "Банк отклонил платёж. Позвоните в банк, который выпустил карту."),
          Map.entry("card_expired", "Срок действия карты истёк."),
          Map.entry("country_forbidden", "Картой, выпущенной в этой стране, заплатить нельзя."),
          Map.entry("fraud_suspected", "Платёж показался подозрительным. Попробуйте другую карту."),
          Map.entry("general_decline", "Банк отклонил платёж и не назвал причину."),
          Map.entry("insufficient_funds", "На карте не хватает денег."),
          Map.entry("invalid_card_number", "Карты с таким номером нет."),
          Map.entry("invalid_csc", "Код с обратной стороны карты не подошёл."),
          Map.entry(
              "issuer_unavailable", "Банк, выпустивший карту, не отвечает. Попробуйте позже."),
          Map.entry("payment_method_limit_exceeded", "Лимит платежей по карте исчерпан."),
          Map.entry("payment_method_restricted", "Операции по этой карте запрещены."),
          Map.entry("permission_revoked", "Разрешение на списания отозвано."),
          Map.entry("canceled_by_merchant", "Магазин отменил платёж."),
          Map.entry("expired_on_confirmation", "Время на оплату вышло."),
          Map.entry(
              "expired_on_capture", "Магазин не подтвердил платёж вовремя, деньги вернулись."));

  private Wording() {}

  static String reason(String code) {
    return Optional.ofNullable(REASONS.get(code)).orElse("Платёж не прошёл: " + code + ".");
  }

  /** {@code 1 500,00 ₽}, as a buyer is used to see it. */
  static String money(Amount amount) {
    var value = new BigDecimal(amount.value());
    var whole = new StringBuilder(value.toBigInteger().toString());
    for (int i = whole.length() - 3; i > 0; i -= 3) {
      whole.insert(i, THIN);
    }
    var sign = amount.currency().equals("RUB") ? "₽" : amount.currency();
    var text = amount.value();
    return whole + "," + text.substring(text.indexOf('.') + 1) + THIN + sign;
  }
}
