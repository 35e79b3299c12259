package dev.kadr.adapter.payments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.domain.Money;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.PaymentOrder;
import dev.kadr.ports.orders.PaymentGateway.Receipt;
import dev.kadr.ports.orders.PaymentGateway.RefundOrder;

/** The bodies of our requests: the same order is the same text, to the byte. */
record PaymentBodies(Payments.Back back, Payments.Receipts receipts) {

  String of(PaymentOrder order) {
    var body = object();
    body.set("amount", amount(order.amount()));
    // the default is to hold the money and give it back again
    body.put("capture", true);
    body.set("confirmation", confirmation(order));
    body.put("description", order.description());
    body.putObject("metadata")
        .put(PaymentGateway.ORDER, order.claim().order().value().toString())
        .put(PaymentGateway.PAYMENT, order.payment().value().toString())
        .put(PaymentGateway.ACCOUNT, order.claim().account().value().toString());
    order.receipt().ifPresent(receipt -> body.set("receipt", receipt(receipt, order.amount())));
    return body.toString();
  }

  String of(RefundOrder order) {
    var body = object();
    body.put("payment_id", order.payment().value());
    body.set("amount", amount(order.amount()));
    body.put("description", order.description());
    body.putObject("metadata").put(PaymentGateway.REFUND, order.refund().value().toString());
    order.receipt().ifPresent(receipt -> body.set("receipt", receipt(receipt, order.amount())));
    return body.toString();
  }

  private ObjectNode confirmation(PaymentOrder order) {
    var locale =
        switch (order.back().language()) {
          case RU -> "ru_RU";
          case EN -> "en_US";
        };
    return object()
        .put("type", "redirect")
        .put("return_url", returnUrl(order.back(), order.claim().order()))
        .put("locale", locale);
  }

  /** It proves nothing: the same page is shown to who paid, who was declined, who gave up. */
  private String returnUrl(PaymentGateway.Back to, OrderId order) {
    var page = back.publicUrl() + "/payment/success?order=" + order.value();
    return switch (to.channel()) {
      case BOT ->
          back.botName().isEmpty() ? page : "https://t.me/" + back.botName() + "?start=success";
      case WEB -> page;
    };
  }

  /** One item for the whole amount, so that the items always sum to it. */
  private ObjectNode receipt(Receipt receipt, Money amount) {
    var body = object();
    body.putObject("customer").put("email", receipt.contact().value());
    var item = body.putArray("items").addObject();
    item.put("description", receipt.item()).put("quantity", 1).put("measure", "piece");
    item.set("amount", amount(amount));
    switch (receipts) {
      case Payments.Receipts.Off off ->
          throw new IllegalStateException("a receipt was written although none is to be made");
      case Payments.Receipts.On(var vatCode, var taxSystem) -> {
        item.put("vat_code", vatCode);
        taxSystem.ifPresent(code -> body.put("tax_system_code", code));
      }
    }
    // credits are there at once, and are all that is owed
    item.put("payment_subject", "service").put("payment_mode", "full_payment");
    return body.put("internet", true);
  }

  private static ObjectNode amount(Money money) {
    return object().put("value", money.value()).put("currency", money.currency().name());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
