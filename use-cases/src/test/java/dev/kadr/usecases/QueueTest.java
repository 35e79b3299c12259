package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.ImageGenerator.Job;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.generation.CancelGeneration;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Waiting for a place at the provider, and leaving before one is free. */
class QueueTest {
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private static GenerationId askedNext(Shop shop, Account buyer) {
    shop.clock.advance(A_MOMENT);
    return shop.requested(buyer);
  }

  private static List<GenerationId> submitted(Shop shop) {
    return shop.provider.jobs().stream().map(Job::generation).toList();
  }

  @Test
  void whoAskedFirstIsServedFirstAndNobodyIsForgotten() {
    var shop = new Shop(Fixtures.model(), new Capacity(1, 1));
    var first = askedNext(shop, shop.newcomer());
    var second = askedNext(shop, shop.newcomer());
    var third = askedNext(shop, shop.newcomer());
    assertThat(shop.world.generations().ahead(third)).isEqualTo(2);
    shop.work();
    assertThat(submitted(shop)).containsExactly(first);
    assertThat(shop.world.generations().ahead(third)).isEqualTo(1);
    shop.pass(Duration.ofMinutes(2));
    assertThat(submitted(shop)).containsExactly(first, second, third);
    assertThat(List.of(first, second, third))
        .allMatch(id -> shop.state(id) instanceof State.Completed);
  }

  @Test
  void oneBuyerDoesNotTakeAllPlaces() {
    var shop = new Shop(Fixtures.model(), new Capacity(2, 1));
    var greedy = shop.newcomer();
    var first = askedNext(shop, greedy);
    var second = askedNext(shop, greedy);
    var anothers = askedNext(shop, shop.newcomer());
    shop.work();
    assertThat(submitted(shop)).containsExactly(first, anothers);
    assertThat(shop.state(second)).isInstanceOf(State.Queued.class);
    shop.pass(Duration.ofMinutes(2));
    assertThat(submitted(shop)).containsExactly(first, anothers, second);
  }

  /** Thousands that look every second would be more work than what they wait for. */
  @Test
  void whoStandsFarBackLooksLessOften() {
    var shop = new Shop(Fixtures.model(), new Capacity(1, 1));
    var asked = Stream.generate(() -> askedNext(shop, shop.newcomer())).limit(200).toList();
    shop.work();
    assertThat(submitted(shop)).containsExactly(asked.getFirst());
    assertThat(untilNextLook(shop, asked.get(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(untilNextLook(shop, asked.get(41))).isEqualTo(Duration.ofSeconds(11));
    assertThat(untilNextLook(shop, asked.getLast())).isEqualTo(Duration.ofSeconds(30));
  }

  private static Duration untilNextLook(Shop shop, GenerationId id) {
    return shop.tasks.waiting().stream()
        .map(waiting -> waiting.task())
        .filter(task -> task.kind() == TaskKind.SUBMIT)
        .filter(task -> task.instance().equals(id.value().toString()))
        .map(task -> Duration.between(shop.clock.instant(), task.due()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWaitsHalfAnHourForAPlaceFailsAndCostsNothing() {
    var shop = new Shop();
    var buyer = shop.newcomer();
    var id = shop.requested(buyer);
    shop.provider.takesWork(false);
    shop.pass(Duration.ofMinutes(29));
    assertThat(shop.state(id)).isInstanceOf(State.Queued.class);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id))
        .isInstanceOfSatisfying(
            State.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(FailureClass.TIMED_OUT));
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Failure");
    assertThat(shop.provider.jobs()).isEmpty();
    assertThat(shop.world.lossOf(id)).isEmpty();
  }

  @Test
  void aCancelBeforeTheSubmissionGivesEverythingBackAndNothingIsSent() {
    var shop = new Shop();
    var buyer = shop.newcomer();
    var id = shop.requested(buyer);
    var cancel = shop.does.generation().cancel();
    assertThat(cancel.cancel(buyer.id(), id)).isInstanceOf(CancelGeneration.Result.Cancelled.class);
    assertThat(cancel.cancel(buyer.id(), id))
        .isEqualTo(new CancelGeneration.Result.AlreadyCancelled());
    shop.pass(Duration.ofHours(1));
    assertThat(shop.state(id)).isInstanceOf(State.Cancelled.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.provider.jobs()).isEmpty();
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Cancelled");
  }

  @Test
  void aCancelAfterTheSubmissionIsTooLateAndThePictureComes() {
    var shop = new Shop();
    var buyer = shop.newcomer();
    var id = shop.requested(buyer);
    shop.work();
    assertThat(shop.does.generation().cancel().cancel(buyer.id(), id))
        .isInstanceOf(CancelGeneration.Result.TooLate.class);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
    assertThat(shop.available(buyer)).isEqualTo(8);
  }

  @Test
  void somebodyElsesRequestIsAsGoodAsNone() {
    var shop = new Shop();
    var id = shop.requested(shop.newcomer());
    var cancel = shop.does.generation().cancel();
    assertThat(cancel.cancel(shop.newcomer().id(), id))
        .isEqualTo(new CancelGeneration.Result.Unknown());
    assertThat(cancel.cancel(shop.newcomer().id(), Fixtures.generationId()))
        .isEqualTo(new CancelGeneration.Result.Unknown());
    assertThat(shop.state(id)).isInstanceOf(State.Queued.class);
  }
}
