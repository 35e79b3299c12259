package dev.kadr.sandbox.yookassa;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pages that a buyer sees on the way through the checkout. */
final class CheckoutPage {
  private static final DateTimeFormatter CLOCK_TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Europe/Moscow"));
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Set<String> TELEGRAM = Set.of("t.me", "telegram.me");

  private CheckoutPage() {}

  /** The page for a payment as it stands: the form, or what became of it. */
  static Reply of(Payment payment, CardForm form) {
    return switch (payment.state()) {
      case Payment.State.Pending pending -> form(payment, form);
      case Payment.State.WaitingForCapture waiting -> paid(payment);
      case Payment.State.Succeeded succeeded -> paid(payment);
      case Payment.State.Canceled canceled -> failed(payment, canceled);
    };
  }

  private static Reply form(Payment payment, CardForm form) {
    var values = values(payment);
    values.put("number", form.number());
    values.put("expiry", form.expiry());
    for (var field : Set.of("number", "expiry", "code")) {
      var fault = Optional.ofNullable(form.faults().get(field));
      values.put(field + "_fault", fault.orElse(""));
      values.put(field + "_invalid", fault.isPresent() ? "true" : "false");
    }
    values.put("until", CLOCK_TIME.format(payment.born().at().plus(WINDOW)));
    var status = form.faults().isEmpty() ? 200 : 422;
    return page(status, payment, "Оплата заказа", Template.fill("form.html", values));
  }

  static Reply secure(Payment payment, Instrument.BankCard card, boolean wrongCode) {
    var values = values(payment);
    values.put("last4", card.card().last4());
    values.put("fault", wrongCode ? "Введите код из сообщения: от 4 до 6 цифр" : "");
    values.put("invalid", Boolean.toString(wrongCode));
    var main = Template.fill("secure.html", values);
    return page(wrongCode ? 422 : 200, payment, "Подтверждение платежа", main);
  }

  static Reply bank(Payment payment) {
    return page(200, payment, "Оплата через СБП", Template.fill("bank.html", values(payment)));
  }

  private static Reply paid(Payment payment) {
    return page(200, payment, "Оплачено", Template.fill("paid.html", values(payment)));
  }

  private static Reply failed(Payment payment, Payment.State.Canceled canceled) {
    var values = values(payment);
    values.put("reason", Wording.reason(canceled.reason()));
    values.put("code", canceled.reason());
    return page(200, payment, "Платёж не прошёл", Template.fill("failed.html", values));
  }

  static Reply unknown() {
    return Reply.html(404, Template.fill("unknown.html", Map.of()));
  }

  private static Map<String, String> values(Payment payment) {
    var values = new HashMap<String, String>();
    values.put("id", payment.id());
    values.put("amount", Wording.money(payment.amount()));
    values.put("back", back(payment));
    return values;
  }

  private static Reply page(int status, Payment payment, String title, String main) {
    var values = values(payment);
    values.put("title", title);
    values.put(
        "description", payment.description().isEmpty() ? "Без описания" : payment.description());
    values.put("main", main);
    return Reply.html(status, Template.fill("checkout.html", values));
  }

  /**
   * Where the buyer goes back to. Nothing here reaches the Internet, so a link into Telegram leads
   * to the chat of the sandbox.
   */
  static String back(Payment payment) {
    return payment.returnUrl().map(CheckoutPage::address).orElse("/");
  }

  private static String address(String url) {
    try {
      var uri = new URI(url);
      var host = Optional.ofNullable(uri.getHost()).orElse("");
      if (TELEGRAM.contains(host)) {
        return "/telegram/" + Optional.ofNullable(uri.getRawQuery()).map(q -> "?" + q).orElse("");
      }
      var web = Set.of("http", "https").contains(uri.getScheme());
      return web && !host.isEmpty() ? url : "/";
    } catch (URISyntaxException notAnAddress) {
      return "/";
    }
  }
}
