package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must do with alerts, and all {@link Alerts} must find again. */
public interface AlertsContract extends StoreSubjects {

  @ParameterizedTest
  @EnumSource
  default void anAlertOfEachKindIsFoundByTheInstanceOfItsTask(Alert.Kind kind) {
    var alert = new Alert(kind, Fixtures.random().toString(), "402 \"Payment\"", Fixtures.NOW);
    assertThat(alerts().find(Alerts.instanceOf(alert))).isEmpty();
    given().commit(store -> store.raise(alert));
    assertThat(alerts().find(Alerts.instanceOf(alert))).contains(alert);
  }

  @Test
  default void anAlertIsFoundByAnInstanceThatHadToBeCut() {
    var reference = Fixtures.random() + "/" + "x".repeat(150);
    var alert = new Alert(Alert.Kind.TASK_GIVEN_UP, reference, "why", Fixtures.NOW);
    given().commit(store -> store.raise(alert));
    assertThat(Alerts.instanceOf(alert)).hasSize(100);
    assertThat(alerts().find(Alerts.instanceOf(alert))).contains(alert);
  }

  @Test
  default void theAlertThatIsOpenStays() {
    var reference = Fixtures.random().toString();
    var first = new Alert(Alert.Kind.PROVIDER_LOSS, reference, "first", Fixtures.NOW);
    var second =
        new Alert(Alert.Kind.PROVIDER_LOSS, reference, "second", Fixtures.NOW.plusSeconds(1));
    var other = new Alert(Alert.Kind.UPDATE_PARKED, reference, "other", Fixtures.NOW);
    given().commit(store -> store.raise(first));
    given()
        .commit(
            store -> {
              store.raise(second);
              store.raise(other);
            });
    assertThat(alerts().find(Alerts.instanceOf(first))).contains(first);
    assertThat(alerts().find(Alerts.instanceOf(other))).contains(other);
  }
}
