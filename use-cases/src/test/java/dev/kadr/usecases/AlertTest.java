package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Identity;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.accounts.NoteReachability.Contact;
import dev.kadr.usecases.messaging.CloseAlert;
import dev.kadr.usecases.messaging.ReportWebhook;
import dev.kadr.usecases.messaging.ReportWebhook.Finding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators are shown, and how often. */
class AlertTest {
  private final Shop shop = new Shop();

  private Alert parked(long update) {
    return shop.does.messaging().reportParkedUpdate().report(update, "poison").alert();
  }

  @Test
  void aDayOfParkedUpdatesIsOneMessageAndEachIsCounted() {
    for (var update = 1; update <= 50; update++) {
      parked(update);
      shop.work();
    }
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    assertThat(shop.telemetry.alerts()).hasSize(1);
    assertThat(shop.telemetry.count(Telemetry.Count.UPDATE_PARKED)).isEqualTo(50);
    shop.pass(Duration.ofDays(1));
    parked(51);
    shop.work();
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(2);
  }

  @Test
  void theLogDoesNotWaitForAMessengerThatIsAwayAndHearsOfItOnce() {
    shop.messenger.nextDelivery(new Delivery.Later(Duration.ofMinutes(1)));
    parked(1);
    shop.work();
    assertThat(shop.telemetry.alerts()).hasSize(1);
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).isEmpty();
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    assertThat(shop.telemetry.alerts()).hasSize(1);
  }

  @Test
  void whatAnOperatorClosedMayBeRaisedAgain() {
    var name = Alerts.instanceOf(parked(1));
    shop.work();
    var close = shop.does.messaging().closeAlert();
    assertThat(close.close(name)).isInstanceOf(CloseAlert.Result.Closed.class);
    assertThat(close.close(name)).isInstanceOf(CloseAlert.Result.Unknown.class);
    assertThat(shop.alerts()).isEmpty();
    parked(2);
    shop.work();
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(2);
  }

  @Test
  void anOperatorWhoBlockedTheBotIsNotWrittenToUntilTheyTakeItBack() {
    var operator = new Identity(Identity.TELEGRAM, Shop.OPERATOR.value());
    shop.does.accounts().open().open(operator, Fixtures.profile(), Shop.OPERATOR);
    shop.does.accounts().noteReachability().note(operator, Contact.REFUSED);
    parked(1);
    shop.work();
    assertThat(shop.messenger.said()).isEmpty();
    assertThat(shop.telemetry.alerts()).as("the log hears of it").hasSize(1);
    shop.does.accounts().noteReachability().note(operator, Contact.WELCOME);
    shop.pass(Duration.ofDays(1));
    parked(2);
    shop.work();
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
  }

  private ReportWebhook.Result look(Finding finding) {
    var result = shop.does.messaging().reportWebhook().report(finding);
    shop.work();
    return result;
  }

  @Test
  void aWebhookThatFailsIsOneAlertUntilItWorksAgain() {
    look(new Finding.Failing("502"));
    look(new Finding.Failing("503"));
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    assertThat(look(new Finding.Sound())).isInstanceOf(ReportWebhook.Result.Settled.class);
    assertThat(shop.alerts()).isEmpty();
    look(new Finding.Failing("x".repeat(5_000)));
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(2);
    assertThat(shop.world.alertsRaised().getLast().reason()).hasSizeLessThanOrEqualTo(300);
  }

  /** That it works again does not say who took it. */
  @Test
  void aWebhookThatWasLostIsOneAlertADayAndStaysOpen() {
    look(new Finding.Lost("no webhook at all"));
    look(new Finding.Lost("no webhook at all"));
    look(new Finding.Sound());
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    assertThat(shop.alerts()).hasSize(1);
    shop.pass(Duration.ofDays(1));
    look(new Finding.Lost("no webhook at all"));
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(2);
  }
}
