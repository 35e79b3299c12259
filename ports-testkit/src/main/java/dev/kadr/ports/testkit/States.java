package dev.kadr.ports.testkit;

import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.State;
import java.util.List;
import java.util.Optional;

/** What a database would ask of the state's columns. */
final class States {
  private States() {}

  /** Whether the request's credits are still set aside. */
  static boolean waiting(State state) {
    return switch (state) {
      case State.Preparing preparing -> true;
      case State.UnderWay underWay -> true;
      case State.TimedOut timedOut -> false;
      case State.Finished finished -> false;
    };
  }

  /** Whether the request takes one of its provider's places. */
  static boolean takesPlace(State state) {
    return waiting(state) && !(state instanceof State.Queued);
  }

  static Optional<ProviderJobId> job(State state) {
    return switch (state) {
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

  static List<Output> outputs(State state) {
    return switch (state) {
      case State.Preparing none -> List.of();
      case State.UnderWay none -> List.of();
      case State.TimedOut none -> List.of();
      case State.Completed completed -> completed.outputs();
      case State.DeliveredFree gift -> gift.outputs();
      case State.Failed none -> List.of();
      case State.Cancelled none -> List.of();
    };
  }
}
