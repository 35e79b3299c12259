package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.KeptAnswers;
import dev.kadr.ports.orders.Purchase;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * Sells a package to whoever names their wish by a key of their own: the same wish sent again is
 * answered the same, whatever became of it meanwhile.
 */
public final class BuyByKey {
  private final StartPurchase purchases;
  private final KeptAnswers answers;
  private final Clock clock;

  public BuyByKey(StartPurchase purchases, KeptAnswers answers, Clock clock) {
    this.purchases = purchases;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * What somebody wants to buy.
   *
   * @param fingerprint of the wish: another one under the same key is another wish
   * @param wanted the id of a package
   * @param email where receipts go from now on
   */
  public record Wish(PurchaseKey key, String fingerprint, String wanted, Optional<Email> email) {}

  /** What came of it. */
  public sealed interface Result {
    /**
     * It waits for its money.
     *
     * @param page where to pay; absent when that is not known yet
     */
    record Started(OrderId order, Optional<URI> page) implements Result {}

    /** The gateway did not want to hear of it. */
    record Rejected(OrderId order) implements Result {}

    /** The key was used for something else. */
    record KeyReused() implements Result {}

    record NotForSale() implements Result {}

    /** Nothing can be sold here. */
    record Closed() implements Result {}

    /** A receipt is needed, and nobody said where it goes. */
    record NeedsContact() implements Result {}

    record UnknownAccount() implements Result {}
  }

  /** Places the order, once per key. */
  public Result buy(AccountId account, Wish wish) {
    var kept = answers.take(account, wish.key(), wish.fingerprint(), clock.instant());
    if (!kept.fingerprint().equals(wish.fingerprint())) {
      return new Result.KeyReused();
    }
    var asking = new StartPurchase.Asking(account, wish.key(), Channel.WEB);
    return switch (purchases.start(asking, wish.wanted(), wish.email())) {
      case PlaceOrder.Result.Placed(var purchase) -> answer(purchase, kept);
      case PlaceOrder.Result.Repeated(var purchase) -> answer(purchase, kept);
      case PlaceOrder.Result.KeyReused reused -> new Result.KeyReused();
      case PlaceOrder.Result.NotForSale none -> nothing(asking, new Result.NotForSale());
      case PlaceOrder.Result.Closed closed -> nothing(asking, new Result.Closed());
      case PlaceOrder.Result.NeedsContact needs -> nothing(asking, new Result.NeedsContact());
      case PlaceOrder.Result.UnknownAccount gone -> nothing(asking, new Result.UnknownAccount());
    };
  }

  private Result answer(Purchase purchase, KeptAnswers.Kept kept) {
    var order = purchase.order();
    return switch (order.state()) {
      case Order.State.Rejected rejected -> new Result.Rejected(order.id());
      case Order.State.Placed placed -> started(purchase, kept);
      case Order.State.PaymentUnknown unknown -> started(purchase, kept);
      case Order.State.AwaitingPayment awaiting -> started(purchase, kept);
      case Order.State.Paid paid -> started(purchase, kept);
      case Order.State.Cancelled cancelled -> started(purchase, kept);
    };
  }

  private Result started(Purchase purchase, KeptAnswers.Kept kept) {
    var order = purchase.order();
    var page = purchase.checkout().open().flatMap(Payment.State.Open::page);
    var said =
        kept.answer()
            .or(
                () ->
                    page.map(
                        fresh ->
                            answers.answer(
                                order.buyer().account(), order.buyer().key(), fresh.toString())));
    return new Result.Started(order.id(), said.map(URI::create));
  }

  private Result nothing(StartPurchase.Asking asking, Result result) {
    answers.forget(asking.account(), asking.key());
    return result;
  }
}
