package dev.kadr.sandbox.yookassa;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a buyer typed into the card form.
 *
 * @param faults what is wrong, by field, in the buyer's language
 */
record CardForm(String number, String expiry, Map<String, String> faults) {
  private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2])([0-9]{2})");
  private static final Pattern CODE = Pattern.compile("[0-9]{3}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{14,19}");

  CardForm {
    faults = Map.copyOf(faults);
  }

  static CardForm empty() {
    return new CardForm("", "", Map.of());
  }

  static CardForm read(String number, String expiry, String code, YearMonth now) {
    var faults = new LinkedHashMap<String, String>();
    var digits = number.replaceAll("[\\s-]", "");
    if (!NUMBER.matcher(digits).matches()) {
      faults.put("number", "Введите номер карты целиком: от 14 до 19 цифр");
    } else if (Card.numbered(digits).isEmpty()) {
      faults.put("number", "Это не тестовая карта. Настоящие карты здесь не принимаются");
    }
    var date = EXPIRY.matcher(expiry.replaceAll("[\\s/.-]", ""));
    if (!date.matches()) {
      faults.put("expiry", "Введите месяц и год, например 12/30");
    } else if (month(date.group(1), date.group(2)).isBefore(now)) {
      faults.put("expiry", "Срок действия карты уже прошёл");
    }
    if (!CODE.matcher(code.strip()).matches()) {
      faults.put("code", "Введите три цифры с обратной стороны карты");
    }
    return new CardForm(number, expiry, faults);
  }

  private static YearMonth month(String month, String year) {
    return YearMonth.of(2000 + Integer.parseInt(year), Integer.parseInt(month));
  }

  /** The card, when nothing is wrong with it. */
  Optional<Instrument.BankCard> card() {
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    var date = expiry.replaceAll("[\\s/.-]", "");
    return Card.numbered(number.replaceAll("[\\s-]", ""))
        .map(card -> new Instrument.BankCard(card, "20" + date.substring(2), date.substring(0, 2)));
  }
}
