package dev.kadr.sandbox.yookassa;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** {@code /checkout/…}: where a buyer pays, is declined, is asked by the bank, or turns back. */
@SuppressWarnings("serial") // servlets are serializable by inheritance only; nobody ever does it
final class CheckoutServlet extends HttpServlet {
  private static final String HOME = "/payments/v2/";
  private static final Pattern CODE = Pattern.compile("[0-9]{4,6}");
  private static final int MOST_ASKED = 10_000;
  private static final Map<String, String> ASSETS =
      Map.of("/checkout.css", "text/css", "/checkout.js", "text/javascript");

  private final Till till;
  private final Clock clock;
  // What the bank still asks about, by payment.
  private final Map<String, Instrument.BankCard> asked = new ConcurrentHashMap<>();

  CheckoutServlet(Till till, Clock clock) {
    this.till = till;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = path(request);
    var asset = ASSETS.get(path);
    if (asset != null) {
      Pages.write(
          response,
          new Reply(200, asset + "; charset=utf-8", Template.resource(path.substring(1))));
      return;
    }
    var payment = payment(request);
    if (payment.isEmpty()) {
      Pages.write(response, CheckoutPage.unknown());
      return;
    }
    Pages.write(response, page(path, payment.get()));
  }

  private Reply page(String path, Payment payment) {
    return switch (path) {
      case HOME + "contract" -> CheckoutPage.of(payment, CardForm.empty());
      case HOME + "secure" ->
          Optional.ofNullable(asked.get(payment.id()))
              .filter(card -> isPending(payment))
              .map(card -> CheckoutPage.secure(payment, card, false))
              .orElseGet(() -> CheckoutPage.of(payment, CardForm.empty()));
      case HOME + "bank" ->
          isPending(payment)
              ? CheckoutPage.bank(payment)
              : CheckoutPage.of(payment, CardForm.empty());
      default -> CheckoutPage.unknown();
    };
  }

  private static boolean isPending(Payment payment) {
    return payment.state() instanceof Payment.State.Pending;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var payment = payment(request);
    if (payment.isEmpty()) {
      Pages.write(response, CheckoutPage.unknown());
      return;
    }
    if (!isPending(payment.get())) {
      go(response, here("contract", payment.get()));
      return;
    }
    switch (path(request)) {
      case HOME + "pay" -> pay(payment.get(), request, response);
      case HOME + "secure" -> secure(payment.get(), request, response);
      case HOME + "bank" -> bank(payment.get(), request, response);
      default -> Pages.write(response, CheckoutPage.unknown());
    }
  }

  private void pay(Payment payment, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (text(request, "method").equals("sbp")) {
      go(response, here("bank", payment));
      return;
    }
    var form =
        CardForm.read(
            text(request, "number"),
            text(request, "expiry"),
            text(request, "code"),
            YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
    var card = form.card();
    if (card.isEmpty()) {
      Pages.write(response, CheckoutPage.of(payment, form));
    } else if (card.get().card().threeDSecure() && asked.size() < MOST_ASKED) {
      asked.put(payment.id(), card.get());
      go(response, here("secure", payment));
    } else {
      finish(till.pay(payment.id(), card.get()), response);
    }
  }

  private void secure(Payment payment, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var card = Optional.ofNullable(asked.get(payment.id()));
    if (card.isEmpty()) {
      go(response, here("contract", payment));
    } else if (text(request, "decision").equals("refuse")) {
      asked.remove(payment.id());
      finish(till.decline(payment.id(), "3d_secure_failed"), response);
    } else if (!CODE.matcher(text(request, "sms").strip()).matches()) {
      Pages.write(response, CheckoutPage.secure(payment, card.get(), true));
    } else {
      asked.remove(payment.id());
      finish(till.pay(payment.id(), card.get()), response);
    }
  }

  private void bank(Payment payment, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (text(request, "decision").equals("confirm")) {
      finish(till.pay(payment.id(), new Instrument.Sbp()), response);
    } else {
      go(response, here("contract", payment));
    }
  }

  /** Paid: back to the shop. Declined: the buyer is told here why. */
  private static void finish(Payment payment, HttpServletResponse response) throws IOException {
    var declined = payment.state() instanceof Payment.State.Canceled;
    go(response, declined ? here("contract", payment) : CheckoutPage.back(payment));
  }

  private static String here(String page, Payment payment) {
    return "/checkout" + HOME + page + "?orderId=" + payment.id();
  }

  private Optional<Payment> payment(HttpServletRequest request) {
    return till.find(text(request, "orderId"));
  }

  private static String path(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("/");
  }

  private static String text(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  /** See other: the page behind it is asked for anew, so a reload pays nothing twice. */
  private static void go(HttpServletResponse response, String to) {
    response.setStatus(303);
    response.setHeader("Location", to);
    response.setHeader("Cache-Control", "no-store");
  }
}
