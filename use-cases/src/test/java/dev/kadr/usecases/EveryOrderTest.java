package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every order of what can happen to a submission ends in the one state that the order means, with
 * the credits where they belong. The world checks its own rows after each commit.
 */
class EveryOrderTest {
  private static final int LONGEST = 5;

  /** What can happen from outside while a request is at its provider. */
  private enum Happening {
    CREATE_ANSWER,
    CALLBACK,
    SAME_CALLBACK,
    POLL_OF_SUCCESS,
    DEADLINE,
    LATE_CALLBACK
  }

  @Test
  void everyOrderOfUpToFiveHappeningsEndsInItsOneLegalState() {
    var orders = new ArrayList<List<Happening>>();
    grow(List.of(), orders);
    assertThat(orders).hasSize(1 + 6 + 30 + 120 + 360 + 720);
    orders.forEach(order -> new Tale(order).isTrue());
  }

  private static void grow(List<Happening> order, List<List<Happening>> orders) {
    orders.add(order);
    if (order.size() == LONGEST) {
      return;
    }
    for (var next : Happening.values()) {
      if (!order.contains(next)) {
        var longer = new ArrayList<>(order);
        longer.add(next);
        grow(List.copyOf(longer), orders);
      }
    }
  }

  /** What an order means, by a model that is simpler than the machine. */
  private static Class<? extends State> meant(List<Happening> order) {
    var seen = EnumSet.noneOf(Happening.class);
    var timedOut = false;
    for (var happening : order) {
      seen.add(happening);
      var callback = happening.name().endsWith("CALLBACK");
      if (callback || (happening == Happening.POLL_OF_SUCCESS && named(seen))) {
        return timedOut ? State.DeliveredFree.class : State.Completed.class;
      }
      timedOut |= happening == Happening.DEADLINE;
    }
    // Nothing came of itself: what has a name is polled, what has none is given up.
    if (!named(seen)) {
      return State.TimedOut.class;
    }
    return timedOut ? State.DeliveredFree.class : State.Completed.class;
  }

  private static boolean named(EnumSet<Happening> seen) {
    return seen.contains(Happening.CREATE_ANSWER);
  }

  /** What its provider made is kept as it came: a thousand pictures need not be fitted here. */
  private static Model sizeless() {
    var model = Fixtures.model();
    return new Model(
        model.id(),
        model.title(),
        model.provision(),
        model.makes(),
        new Model.Takes(List.of(), 4, Prompt.MAX_LENGTH));
  }

  /** One order, told to a shop of its own. */
  private static final class Tale {
    private final Shop shop = new Shop(sizeless(), new Capacity(10, 3));
    private final Account buyer = shop.newcomer();
    private final List<Happening> order;
    private final GenerationId id = shop.requested(buyer);

    Tale(List<Happening> order) {
      this.order = order;
    }

    void isTrue() {
      tell();
      shop.pass(Duration.ofDays(2));
      assertThat(shop.state(id)).as("%s", order).isInstanceOf(meant(order));
      creditsAreWhereTheyBelong();
      assertThat(shop.provider.submissionsOf(id)).as("%s", order).isEqualTo(1);
      assertThat(shop.alerts()).as("%s", order).isEmpty();
      assertThat(shop.tasks.waiting()).as("%s", order).isEmpty();
    }

    private void creditsAreWhereTheyBelong() {
      var paid = meant(order) == State.Completed.class;
      assertThat(shop.available(buyer)).as("%s", order).isEqualTo(paid ? 8 : 10);
      assertThat(shop.held(buyer)).as("%s", order).isZero();
      // One transfer granted, one held, and one resolved the hold.
      assertThat(shop.world.transfersOf(buyer.id())).as("%s", order).hasSize(3);
    }

    /** What comes before the answer comes during the call; without an answer the process dies. */
    private void tell() {
      var answer = order.indexOf(Happening.CREATE_ANSWER);
      shop.provider.nextSubmission(
          job -> {
            order.subList(0, answer < 0 ? order.size() : answer).forEach(this::happens);
            if (answer < 0) {
              throw new IllegalStateException("killed");
            }
            return new Submission.Accepted(ScriptedImageGenerator.jobOf(id));
          });
      try {
        shop.does.generation().submit().submit(id);
      } catch (IllegalStateException killed) {
        assertThat(killed).hasMessage("killed");
      }
      if (answer >= 0) {
        order.subList(answer + 1, order.size()).forEach(this::happens);
      }
    }

    private void happens(Happening happening) {
      switch (happening) {
        case CREATE_ANSWER -> throw new IllegalStateException("that is the call's own");
        case CALLBACK, SAME_CALLBACK -> callback("done");
        case POLL_OF_SUCCESS -> {
          readsSuccess();
          shop.does.generation().poll().poll(id);
        }
        case DEADLINE -> deadline();
        case LATE_CALLBACK -> {
          shop.clock.advance(Duration.ofMinutes(20));
          callback("done, at last");
        }
      }
      run(TaskKind.DOWNLOAD);
    }

    private void callback(String body) {
      readsSuccess();
      shop.callback(id, body);
      run(TaskKind.READ_BACK);
    }

    /** The provider is done: whoever asks next is told so, and whoever fetches. */
    private void readsSuccess() {
      var job = ScriptedImageGenerator.jobOf(id);
      var success =
          new Report.Succeeded(List.of(ScriptedImageGenerator.resultOf(job)), Optional.empty());
      shop.provider.nextReport(success);
      shop.provider.nextReport(success);
    }

    private void deadline() {
      shop.clock.advance(Duration.ofMinutes(15));
      var check = shop.does.generation().checkDeadline();
      var next = check.check(id).next();
      while (next.isPresent() && !next.get().isAfter(shop.clock.instant())) {
        next = check.check(id).next();
      }
    }

    private void run(TaskKind kind) {
      var handler =
          shop.does.taskHandlers().handlers().stream()
              .filter(known -> known.kind() == kind)
              .findFirst()
              .orElseThrow();
      shop.tasks.waiting().stream()
          .map(waiting -> waiting.task())
          .filter(task -> task.kind() == kind)
          .forEach(task -> handler.run(task.instance()));
    }
  }
}
