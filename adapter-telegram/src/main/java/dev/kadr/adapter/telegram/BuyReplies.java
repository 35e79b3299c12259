package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.orders.CheckOrder;
import dev.kadr.usecases.orders.OrderUseCases.Selling;
import dev.kadr.usecases.orders.PayAgain;
import dev.kadr.usecases.orders.PlaceOrder;
import dev.kadr.usecases.orders.RememberContact;
import dev.kadr.usecases.orders.StartPurchase.Asking;
import java.util.Optional;

/** Sells packages in the chat: the shelf, the way to pay, and what became of it. */
final class BuyReplies {
  private static final int SHOWN_PURCHASES = 5;

  private final Replies replies;
  private final UseCases useCases;

  BuyReplies(Replies replies, UseCases useCases) {
    this.replies = replies;
    this.useCases = useCases;
  }

  /** What is for sale, a button each, and what was bought. */
  void show(Guest guest) {
    var texts = guest.texts();
    var shelf = selling().showPackages().show();
    if (!shelf.open() || shelf.items().isEmpty()) {
      replies.say(guest.chat(), texts.get("buy.closed"));
      return;
    }
    var past =
        selling().showOrders().show(guest.id(), Optional.empty(), SHOWN_PURCHASES).purchases();
    replies.say(
        guest.chat(), ShopTexts.shelf(texts, shelf, past), Keyboards.packages(texts, shelf));
  }

  /** Too few credits, with a way to more of them. */
  void insufficient(Guest guest, long cost, long balance, long missing) {
    var texts = guest.texts();
    var shelf = selling().showPackages().show();
    replies.say(
        guest.chat(),
        texts.get("insufficient", cost, balance, missing),
        shelf.open() ? Keyboards.packages(texts, shelf) : null);
  }

  /**
   * Buys a package; two presses are two orders, and one press that comes twice is one.
   *
   * @return what the press is answered with
   */
  String buy(Guest guest, String press, String wanted) {
    var asking = new Asking(guest.id(), new PurchaseKey("bot:" + press), Channel.BOT);
    return switch (useCases.startPurchase().start(asking, wanted, Optional.empty())) {
      case PlaceOrder.Result.Placed(var purchase) -> offer(guest, purchase);
      case PlaceOrder.Result.Repeated(var purchase) -> offer(guest, purchase);
      case PlaceOrder.Result.KeyReused impossible -> "toast.unknown";
      case PlaceOrder.Result.NotForSale gone -> "toast.not-for-sale";
      case PlaceOrder.Result.Closed closed -> "toast.shop-closed";
      case PlaceOrder.Result.NeedsContact missing -> {
        replies.say(guest.chat(), guest.texts().get("email.ask"));
        yield "toast.email";
      }
      case PlaceOrder.Result.UnknownAccount impossible -> "toast.unknown";
    };
  }

  private String offer(Guest guest, Purchase purchase) {
    var words = Utterance.order(guest.texts(), purchase);
    replies
        .say(guest.chat(), words.text(), words.buttons())
        .ifPresent(message -> note(guest, purchase, message));
    return purchase.order().state() instanceof Order.State.Rejected
        ? "toast.order-rejected"
        : "toast.accepted";
  }

  /** Looks at the gateway now, and brings the message up to date. */
  String check(Guest guest, MessageId message, OrderId order) {
    return switch (selling().check().check(guest.id(), order)) {
      case CheckOrder.Result.Checked(var purchase) -> {
        change(guest, message, purchase);
        yield ShopTexts.checked(purchase.order().state());
      }
      case CheckOrder.Result.Unknown unknown -> "toast.unknown";
    };
  }

  /** Asks for the money once more while nobody knows of the first try. */
  String payAgain(Guest guest, MessageId message, OrderId order) {
    return switch (selling().payAgain().pay(guest.id(), order)) {
      case PayAgain.Result.Asked(var purchase) -> {
        change(guest, message, purchase);
        yield purchase.checkout().open().isPresent() ? "toast.accepted" : "toast.no-answer";
      }
      case PayAgain.Result.NotNow(var purchase) -> {
        change(guest, message, purchase);
        yield ShopTexts.checked(purchase.order().state());
      }
      case PayAgain.Result.Unknown unknown -> "toast.unknown";
    };
  }

  private void change(Guest guest, MessageId message, Purchase purchase) {
    var words = Utterance.order(guest.texts(), purchase);
    replies.edit(guest.chat(), message, words.text(), words.buttons());
    note(guest, purchase, message);
  }

  /** What becomes of the order is shown there too, whoever hears of it. */
  private void note(Guest guest, Purchase shown, MessageId message) {
    useCases.messaging().noteOrderMessage().note(shown, new ChatId(guest.chat()), message.value());
  }

  /** What came of the payment that the buyer comes back from; absent when there was none. */
  Optional<Html> returned(Guest guest) {
    return selling().showOrders().show(guest.id(), Optional.empty(), 1).purchases().stream()
        .findFirst()
        .map(Purchase::order)
        .map(
            order ->
                switch (selling().check().check(guest.id(), order.id())) {
                  case CheckOrder.Result.Checked(var purchase) ->
                      ShopTexts.order(guest.texts(), purchase);
                  case CheckOrder.Result.Unknown impossible -> new Html("");
                })
        .filter(text -> !text.markup().isEmpty());
  }

  /** Whether the words are an address for receipts, which are asked for where the law wants one. */
  boolean takesAddress(Guest guest, String words) {
    if (Email.of(words).isEmpty() || !selling().showPackages().show().receipts()) {
      return false;
    }
    return switch (selling().rememberContact().remember(guest.id(), words)) {
      case RememberContact.Result.Kept(var contact) -> {
        replies.say(guest.chat(), guest.texts().get("email.kept", contact.email().value()));
        show(guest);
        yield true;
      }
      case RememberContact.Result.NotAnAddress impossible -> false;
      case RememberContact.Result.UnknownAccount impossible -> false;
    };
  }

  private Selling selling() {
    return useCases.orders().selling();
  }
}
