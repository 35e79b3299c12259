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
    assertThat(alerts().untold(Alerts.instanceOf(alert))).isEmpty();
    given().commit(store -> store.raise(alert));
    assertThat(alerts().untold(Alerts.instanceOf(alert))).contains(alert);
  }

  @Test
  default void anAlertIsFoundByAnInstanceThatHadToBeCut() {
    var reference = Fixtures.random() + "/" + "x".repeat(150);
    var alert = new Alert(Alert.Kind.TASK_GIVEN_UP, reference, "why", Fixtures.NOW);
    given().commit(store -> store.raise(alert));
    assertThat(Alerts.instanceOf(alert)).hasSize(100);
    assertThat(alerts().untold(Alerts.instanceOf(alert))).contains(alert);
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
    assertThat(alerts().untold(Alerts.instanceOf(first))).contains(first);
    assertThat(alerts().untold(Alerts.instanceOf(other))).contains(other);
  }

  @Test
  default void anAlertIsLoggedOnceAndToldOnce() {
    var alert = alert(Alert.Kind.TASK_GIVEN_UP);
    var instance = Alerts.instanceOf(alert);
    given().commit(store -> store.raise(alert));
    assertThat(alerts().noteLogged(instance)).isTrue();
    assertThat(alerts().noteLogged(instance)).isFalse();
    assertThat(alerts().untold(instance)).contains(alert);
    alerts().noteTold(instance);
    given().commit(store -> store.raise(alert));
    assertThat(alerts().untold(instance)).isEmpty();
    assertThat(alerts().noteLogged(instance)).isFalse();
    assertThat(alerts().open(1_000)).contains(alert);
  }

  @Test
  default void whatWasMendedMayBreakAgain() {
    var alert = alert(Alert.Kind.PROVIDER_OUT_OF_MONEY);
    var instance = Alerts.instanceOf(alert);
    given().commit(store -> store.raise(alert));
    alerts().noteTold(instance);
    given().commit(store -> store.settle(alert.kind(), alert.reference()));
    assertThat(alerts().open(1_000)).doesNotContain(alert);
    var again = new Alert(alert.kind(), alert.reference(), "again", Fixtures.NOW.plusSeconds(60));
    given().commit(store -> store.raise(again));
    assertThat(alerts().untold(instance)).contains(again);
    assertThat(alerts().noteLogged(instance)).isTrue();
  }

  @Test
  default void settlingWhatIsNotOpenChangesNothing() {
    var alert = alert(Alert.Kind.PROVIDER_LOSS);
    given().commit(store -> store.settle(alert.kind(), alert.reference()));
    assertThat(alerts().untold(Alerts.instanceOf(alert))).isEmpty();
    assertThat(alerts().noteLogged(Alerts.instanceOf(alert))).isFalse();
  }

  private static Alert alert(Alert.Kind kind) {
    return new Alert(kind, Fixtures.random().toString(), "why", Fixtures.NOW);
  }
}
