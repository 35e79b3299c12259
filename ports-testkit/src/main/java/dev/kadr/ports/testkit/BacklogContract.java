package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Backlog;
import dev.kadr.ports.Backlog.Line;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.orders.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store must say of what waits in it; other tests' things wait there too. */
public interface BacklogContract extends StoreSubjects {
  /** Long before anything else of a test. */
  Instant LONG_AGO = Fixtures.NOW.minus(Duration.ofDays(1_000));

  Backlog backlog();

  @Test
  default void aRequestWaitsWithItsCreditsSetAside() {
    var requests = count(Line.GENERATION, "generating");
    var holds = count(Line.HOLD, "generation");
    var credits = credits();
    given().request(Fixtures.provider(), RequestExample.GENERATING);
    assertThat(count(Line.GENERATION, "generating")).isEqualTo(requests + 1);
    assertThat(count(Line.HOLD, "generation")).isEqualTo(holds + 1);
    assertThat(credits()).isEqualTo(credits + 2);
    given().request(Fixtures.provider(), RequestExample.COMPLETED);
    assertThat(count(Line.HOLD, "generation")).isEqualTo(holds + 1);
    assertThat(count(Line.GENERATION, "completed")).isZero();
  }

  @Test
  default void theOldestOfAKindSaysHowLongItWaits() {
    var account = given().account(10);
    given().request(account, Fixtures.provider(), RequestExample.WRITING_PROMPT, LONG_AGO);
    assertThat(find(Line.GENERATION, "writing_prompt").orElseThrow().oldest()).contains(LONG_AGO);
  }

  @Test
  default void onlyATaskThatIsDueWaits() {
    var due = count(Line.TASK, "notice");
    given().commit(store -> store.schedule(task(LONG_AGO)));
    given().commit(store -> store.schedule(task(LONG_AGO.plus(Duration.ofDays(100_000)))));
    assertThat(count(Line.TASK, "notice")).isEqualTo(due + 1);
    assertThat(find(Line.TASK, "notice").orElseThrow().oldest()).contains(LONG_AGO);
  }

  @Test
  default void anAlertWaitsUntilItIsClosed() {
    var open = count(Line.ALERT, "provider_loss");
    var reference = Fixtures.random().toString();
    given()
        .commit(
            store ->
                store.raise(
                    new Alert(Alert.Kind.PROVIDER_LOSS, reference, "a test", Fixtures.NOW)));
    assertThat(count(Line.ALERT, "provider_loss")).isEqualTo(open + 1);
    given().commit(store -> store.settle(Alert.Kind.PROVIDER_LOSS, reference));
    assertThat(count(Line.ALERT, "provider_loss")).isEqualTo(open);
  }

  @Test
  default void anUndecidedPaymentAndAnUnreadNotificationWait() {
    var asked = count(Line.PAYMENT, "asked");
    new GivenOrders(unitOfWork()).placed();
    assertThat(count(Line.PAYMENT, "asked")).isEqualTo(asked + 1);
    var waiting = count(Line.NOTIFICATION, "waiting");
    var key = new Notification.Key("payment.succeeded", Fixtures.random().toString());
    var came =
        new Notification(
            key, Notification.About.PAYMENT, "{}", LONG_AGO, Notification.Status.WAITING);
    given().commit(store -> store.add(came));
    assertThat(count(Line.NOTIFICATION, "waiting")).isEqualTo(waiting + 1);
    assertThat(find(Line.NOTIFICATION, "waiting").orElseThrow().oldest()).contains(LONG_AGO);
    given().commit(store -> store.save(came.with(Notification.Status.SETTLED)));
    assertThat(count(Line.NOTIFICATION, "waiting")).isEqualTo(waiting);
  }

  private static Task task(Instant due) {
    return new Task(TaskKind.NOTICE, Fixtures.random().toString(), due);
  }

  private long count(Line line, String kind) {
    return find(line, kind).map(Backlog.Waiting::count).orElse(0L);
  }

  private long credits() {
    return find(Line.HOLD, "generation").map(Backlog.Waiting::credits).orElse(0L);
  }

  private Optional<Backlog.Waiting> find(Line line, String kind) {
    return backlog().look().stream()
        .filter(waiting -> waiting.line() == line && waiting.kind().equals(kind))
        .findFirst();
  }
}
