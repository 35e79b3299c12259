package dev.kadr.adapter.telegram;

import dev.kadr.domain.Money;
import dev.kadr.ports.messaging.CustomerMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What is said about money and subscriptions. */
final class MoneyTexts {
  /** Our buyers' day, wherever the server stands. */
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  private MoneyTexts() {}

  static Html of(Texts texts, CustomerMessage.Paid paid) {
    var said =
        texts.get(
            "payment.paid",
            texts.count("credits", paid.credits()),
            texts.count("credits", paid.balance()));
    return paid.until().map(end -> said.plus(texts.get("payment.until", day(end)))).orElse(said);
  }

  static Html of(Texts texts, CustomerMessage.Refunded refunded) {
    return texts.get(
        "payment.refunded",
        amount(texts, refunded.amount()),
        texts.count("credits", refunded.balance()));
  }

  /** Kopecks only when there are some. */
  static String amount(Texts texts, Money money) {
    var value = money.value().replaceFirst("[.]00$", "");
    return switch (money.currency()) {
      case RUB -> texts.plain("money.rub", value);
      case XTR -> texts.plain("money.xtr", value);
    };
  }

  static String day(Instant at) {
    return DAY.format(at.atZone(MOSCOW));
  }
}
