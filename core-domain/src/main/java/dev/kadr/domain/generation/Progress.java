package dev.kadr.domain.generation;

import dev.kadr.domain.generation.GenerationEvent.Status;

/** How a state looks to somebody who waits: the server's scale, 10/30/50/70/100 refined. */
final class Progress {
  private Progress() {}

  static Status status(State state, Trail trail) {
    return switch (state) {
      case State.Queued queued -> Status.QUEUED;
      case State.Analyzing analyzing -> Status.ANALYZING;
      case State.WritingPrompt writing -> Status.GENERATING_PROMPT;
      case State.Submitting submitting ->
          prepared(trail) ? Status.GENERATING_IMAGES : Status.UPLOADING;
      case State.SubmitUnknown unknown -> Status.GENERATING_IMAGES;
      case State.Generating generating -> Status.GENERATING_IMAGES;
      case State.Downloading downloading -> Status.GENERATING_IMAGES;
      case State.TimedOut timedOut -> Status.FAILED;
      case State.Completed completed -> Status.COMPLETED;
      case State.DeliveredFree delivered -> Status.COMPLETED;
      case State.Failed failed -> Status.FAILED;
      case State.Cancelled cancelled -> Status.CANCELLED;
    };
  }

  /** What the state alone says; what failed stays where it was. */
  static int of(State state, Trail trail) {
    return switch (state) {
      case State.Queued queued -> 0;
      case State.Analyzing analyzing -> 30;
      case State.WritingPrompt writing -> 50;
      case State.Submitting submitting -> prepared(trail) ? 70 : 10;
      case State.SubmitUnknown unknown -> 70;
      case State.Generating generating -> 70;
      case State.Downloading downloading -> 97;
      case State.TimedOut timedOut -> trail.progress();
      case State.Completed completed -> 100;
      case State.DeliveredFree delivered -> 100;
      case State.Failed failed -> trail.progress();
      case State.Cancelled cancelled -> trail.progress();
    };
  }

  /** Whether we wrote the prompt ourselves: then the upload comes late and is no step back. */
  private static boolean prepared(Trail trail) {
    return trail.progress() >= 30;
  }
}
