package dev.kadr.adapter.telegram;

import dev.kadr.domain.orders.Order;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.usecases.orders.ShowPackages.Shelf;
import java.util.List;

/** What is said about packages and orders. */
final class ShopTexts {
  private ShopTexts() {}

  static Html shelf(Texts texts, Shelf shelf, List<Purchase> past) {
    var lines = new Html("");
    for (var item : shelf.items()) {
      var sold = item.sold();
      var line =
          texts.get(
              "buy.item",
              MoneyTexts.amount(texts, sold.price()),
              texts.count("credits", sold.gives().credits()),
              texts.count("photoshoots", item.photoshoots()));
      lines = lines.plus(new Html(lines.markup().isEmpty() ? "" : "\n")).plus(line);
      if (sold.showcase().popular()) {
        lines = lines.plus(texts.get("buy.popular"));
      }
    }
    var whole = texts.get("buy.text", lines);
    return past.isEmpty() ? whole : whole.plus(purchases(texts, past));
  }

  private static Html purchases(Texts texts, List<Purchase> past) {
    var lines = texts.get("buy.past");
    for (var purchase : past) {
      var order = purchase.order();
      lines =
          lines
              .plus(new Html("\n"))
              .plus(
                  texts.get(
                      "buy.past-item",
                      MoneyTexts.day(order.placedAt()),
                      MoneyTexts.amount(texts, order.goods().price()),
                      texts.get(state(order.state()))));
      if (purchase.refunded().minorUnits() > 0) {
        lines =
            lines.plus(texts.get("buy.refunded", MoneyTexts.amount(texts, purchase.refunded())));
      }
    }
    return lines;
  }

  private static String state(Order.State state) {
    return switch (state) {
      case Order.State.Placed placed -> "order.state.placed";
      case Order.State.PaymentUnknown unknown -> "order.state.placed";
      case Order.State.AwaitingPayment awaiting -> "order.state.awaiting-payment";
      case Order.State.Paid paid -> "order.state.paid";
      case Order.State.Cancelled cancelled -> "order.state.cancelled";
      case Order.State.Rejected rejected -> "order.state.rejected";
    };
  }

  /** The message under which one pays, and what it becomes. */
  static Html order(Texts texts, Purchase purchase) {
    var goods = purchase.order().goods();
    var price = MoneyTexts.amount(texts, goods.price());
    var credits = texts.count("credits", goods.credits());
    return switch (purchase.order().state()) {
      case Order.State.Placed placed -> texts.get("order.preparing", price, credits);
      case Order.State.PaymentUnknown unknown -> texts.get("order.preparing", price, credits);
      case Order.State.AwaitingPayment awaiting -> texts.get("order.pay", price, credits);
      case Order.State.Paid paid -> texts.get("order.paid", price, credits);
      case Order.State.Cancelled cancelled -> texts.get("order.cancelled", price);
      case Order.State.Rejected rejected -> texts.get("order.rejected", price);
    };
  }

  /** What somebody is told who asked for a look. */
  static String checked(Order.State state) {
    return switch (state) {
      case Order.State.Placed placed -> "toast.unpaid";
      case Order.State.PaymentUnknown unknown -> "toast.unpaid";
      case Order.State.AwaitingPayment awaiting -> "toast.unpaid";
      case Order.State.Paid paid -> "toast.paid";
      case Order.State.Cancelled cancelled -> "toast.order-cancelled";
      case Order.State.Rejected rejected -> "toast.order-rejected";
    };
  }
}
