package dev.kadr.domain.generation;

import static dev.kadr.domain.generation.Sample.NOW;
import static dev.kadr.domain.generation.Sample.after;
import static dev.kadr.domain.generation.Sample.photoshoot;
import static dev.kadr.domain.generation.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order, everything twice, early and late: a request ends once and is
 * settled once.
 *
 * <p>Exhaustive, though it does not try each order by itself: a request is a value and its moves
 * are pure, so two orders that lead to equal requests go on equally, and a move that is repeated or
 * refused leaves an order that was tried without it.
 */
class EveryOrderTest {

  @Test
  void whatWasSubmittedEndsOnceInEveryOrderOfSix() {
    var states = statesReachedFrom(after(written(), Move.START), 6);

    assertThat(states)
        .containsExactlyInAnyOrder(
            "Queued",
            "Submitting",
            "SubmitUnknown",
            "Generating",
            "Downloading",
            "TimedOut",
            "Completed",
            "DeliveredFree",
            "Failed",
            "Cancelled");
  }

  @Test
  void whatWasAskedForEndsOnceInEveryOrderOfSeven() {
    assertThat(statesReachedFrom(written(), 7)).hasSize(10);
    assertThat(statesReachedFrom(photoshoot(), 7)).hasSize(12);
  }

  /** One order of moves, by what it led to. */
  private record Order(GenerationRequest request, int settlements, List<Move> moves) {
    List<Move> and(Move move) {
      return Stream.concat(moves.stream(), Stream.of(move)).toList();
    }

    /** What the rest of the order can depend on. */
    List<Object> key() {
      return List.of(request, settlements);
    }
  }

  private static Set<String> statesReachedFrom(GenerationRequest request, int length) {
    var states = new HashSet<String>();
    var seen = new HashSet<List<Object>>();
    Queue<Order> orders = new ArrayDeque<>(List.of(new Order(request, 0, List.of())));
    while (!orders.isEmpty()) {
      var order = orders.remove();
      states.add(order.request().state().getClass().getSimpleName());
      if (order.moves().size() < length) {
        Stream.of(Move.values())
            .flatMap(move -> next(order, move).stream())
            .filter(longer -> seen.add(longer.key()))
            .forEach(orders::add);
      }
    }
    return states;
  }

  private static Optional<Order> next(Order order, Move move) {
    return switch (move.on(order.request(), NOW)) {
      case Repeated<GenerationRequest, Step> unchanged -> Optional.empty();
      case Refused<GenerationRequest, Step> unchanged -> Optional.empty();
      case Moved<GenerationRequest, Step>(var request, var step) -> {
        var settled = order.settlements() + (step.settlement() instanceof Settlement.None ? 0 : 1);
        var longer = new Order(request, settled, order.and(move));
        checkMoney(longer, step);
        checkPath(order.request(), longer);
        checkEvent(order.request(), longer, step.event());
        yield Optional.of(longer);
      }
    };
  }

  private static void checkMoney(Order order, Step step) {
    assertThat(order.settlements())
        .as("settlements after %s", order.moves())
        .isEqualTo(over(order.request().state()) ? 1 : 0);
    assertThat(step.settlement() instanceof Settlement.Capture)
        .as("captured after %s", order.moves())
        .isEqualTo(order.request().state() instanceof State.Completed);
  }

  private static void checkPath(GenerationRequest before, Order order) {
    var next = order.request();
    assertThat(before.state())
        .as("before the last of %s", order.moves())
        .isNotInstanceOf(State.Finished.class);
    if (before.state() instanceof State.TimedOut) {
      assertThat(next.state())
          .as("after the last of %s", order.moves())
          .isInstanceOfAny(State.TimedOut.class, State.DeliveredFree.class);
    }
    job(before)
        .ifPresent(
            job -> assertThat(job(next)).as("the job after %s", order.moves()).contains(job));
  }

  private static void checkEvent(GenerationRequest before, Order order, GenerationEvent event) {
    assertThat(event.seq())
        .as("the event after %s", order.moves())
        .isEqualTo(before.trail().events() + 1)
        .isEqualTo(order.request().trail().events());
    assertThat(event.progress())
        .as("progress after %s", order.moves())
        .isBetween(before.trail().progress(), 100);
  }

  private static boolean over(State state) {
    return switch (state) {
      case State.Preparing preparing -> false;
      case State.UnderWay underWay -> false;
      case State.TimedOut timedOut -> true;
      case State.Finished finished -> true;
    };
  }

  private static Optional<ProviderJobId> job(GenerationRequest request) {
    return switch (request.state()) {
      case State.Preparing preparing -> Optional.empty();
      case State.Submitting submitting -> Optional.empty();
      case State.SubmitUnknown unknown -> Optional.empty();
      case State.Generating generating -> Optional.of(generating.job());
      case State.Downloading downloading -> Optional.of(downloading.job());
      case State.TimedOut timedOut -> timedOut.job();
      case State.Completed completed -> Optional.of(completed.job());
      case State.DeliveredFree delivered -> Optional.of(delivered.job());
      case State.Failed failed -> failed.job();
      case State.Cancelled cancelled -> Optional.empty();
    };
  }
}
