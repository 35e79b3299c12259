package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.usecases.messaging.CloseAlert;
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
}
