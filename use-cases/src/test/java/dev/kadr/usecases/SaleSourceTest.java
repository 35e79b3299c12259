package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.StartLink;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.domain.orders.Channel;
import dev.kadr.ports.orders.Analytics;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.usecases.orders.PlaceOrder;
import dev.kadr.usecases.orders.StartPurchase;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever counts a sale learns where its buyer first came from, whichever window it was made in.
 */
class SaleSourceTest {
  private final Counter counter = new Counter();
  private final Shop shop = counter.shop;
  private final Account buyer = shop.newcomer();

  /** Buys and pays; what was counted. */
  private Analytics.Sale sold(Channel channel) {
    var asking = new StartPurchase.Asking(buyer.id(), GivenOrders.purchaseKey(), channel);
    var placed =
        (PlaceOrder.Result.Placed)
            shop.does.startPurchase().start(asking, "p500", Optional.empty());
    var payment = counter.providerOf(placed.purchase().order().id());
    counter.shelf.pay(payment);
    counter.notified("payment.succeeded", payment);
    shop.work();
    return shop.analytics.sales().getLast();
  }

  private void visited(String campaign) {
    shop.does
        .profile()
        .noteVisit()
        .note(
            buyer.id(),
            new Utm(
                Optional.of("vk"),
                Optional.of("cpc"),
                Optional.of(campaign),
                Optional.empty(),
                Optional.empty()));
  }

  private void opened(String payload) {
    shop.does.accounts().followLink().follow(buyer.id(), StartLink.parse(payload));
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void theMarksOfTheFirstVisitAreCountedInEveryWindow(Channel channel) {
    visited("autumn");
    visited("winter");
    var sale = sold(channel);
    assertThat(sale.what().channel()).isEqualTo(channel);
    assertThat(sale.utm())
        .isEqualTo(Map.of("utm_source", "vk", "utm_medium", "cpc", "utm_campaign", "autumn"));
  }

  @Test
  void theLinkIntoTheBotIsCounted() {
    opened("c_spring26");
    opened("ref_other");
    assertThat(sold(Channel.BOT).utm()).isEqualTo(Map.of("campaign", "spring26"));
  }

  @Test
  void aFriendsLinkIsCountedBesideTheMarksOfTheSite() {
    opened("ref_AbC");
    visited("autumn");
    assertThat(sold(Channel.WEB).utm())
        .containsEntry("referral", "AbC")
        .containsEntry("utm_campaign", "autumn");
  }

  @Test
  void whoCameByThemselvesHasNoMarks() {
    assertThat(sold(Channel.BOT).utm()).isEmpty();
  }
}
