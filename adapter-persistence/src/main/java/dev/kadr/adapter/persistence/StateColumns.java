package dev.kadr.adapter.persistence;

import dev.kadr.domain.generation.Brief;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a request's state fills, and the only place that knows which.
 *
 * <p>The CHECK {@code a_state_fills_its_columns} says the same once more.
 *
 * @param since when the state began; for those that keep another beginning, that one
 */
record StateColumns(
    Status status,
    Instant since,
    @Nullable String prompt,
    @Nullable String brief,
    @Nullable String job,
    @Nullable Integer rereads,
    @Nullable FailureClass failure) {

  /** The states by their names in the table. */
  enum Status {
    QUEUED,
    ANALYZING,
    WRITING_PROMPT,
    SUBMITTING,
    SUBMIT_UNKNOWN,
    GENERATING,
    DOWNLOADING,
    TIMED_OUT,
    COMPLETED,
    DELIVERED_FREE,
    FAILED,
    CANCELLED
  }

  private static StateColumns only(Status status, Instant since) {
    return new StateColumns(status, since, null, null, null, null, null);
  }

  private StateColumns with(Optional<ProviderJobId> named) {
    return new StateColumns(
        status,
        since,
        prompt,
        brief,
        named.map(ProviderJobId::value).orElse(null),
        rereads,
        failure);
  }

  private StateColumns with(ProviderJobId named) {
    return with(Optional.of(named));
  }

  private StateColumns saying(Optional<Prompt> words) {
    var text = words.map(Prompt::text).orElse(null);
    return new StateColumns(status, since, text, brief, job, rereads, failure);
  }

  private StateColumns seen(Brief seen) {
    return new StateColumns(status, since, prompt, seen.text(), job, rereads, failure);
  }

  private StateColumns read(int times) {
    return new StateColumns(status, since, prompt, brief, job, times, failure);
  }

  private StateColumns because(FailureClass reason) {
    return new StateColumns(status, since, prompt, brief, job, rereads, reason);
  }

  static StateColumns of(State state) {
    return switch (state) {
      case State.Queued(var at, var words) -> only(Status.QUEUED, at).saying(words);
      case State.Analyzing(var at) -> only(Status.ANALYZING, at);
      case State.WritingPrompt(var at, var seen) -> only(Status.WRITING_PROMPT, at).seen(seen);
      case State.Submitting(var at, var words) ->
          only(Status.SUBMITTING, at).saying(Optional.of(words));
      case State.SubmitUnknown(var at) -> only(Status.SUBMIT_UNKNOWN, at);
      case State.Generating(var at, var named) -> only(Status.GENERATING, at).with(named);
      case State.Downloading(var at, var named, var times) ->
          only(Status.DOWNLOADING, at).with(named).read(times);
      case State.TimedOut(var at, var named) -> only(Status.TIMED_OUT, at).with(named);
      case State.Completed(var at, var named, var files) -> only(Status.COMPLETED, at).with(named);
      case State.DeliveredFree(var at, var named, var files) ->
          only(Status.DELIVERED_FREE, at).with(named);
      case State.Failed(var at, var reason, var named) ->
          only(Status.FAILED, at).with(named).because(reason);
      case State.Cancelled(var at) -> only(Status.CANCELLED, at);
    };
  }

  /** What a state delivered, which is kept in rows of its own. */
  static List<Output> outputs(State state) {
    return switch (state) {
      case State.Preparing preparing -> List.of();
      case State.UnderWay underWay -> List.of();
      case State.TimedOut timedOut -> List.of();
      case State.Completed completed -> completed.outputs();
      case State.DeliveredFree gift -> gift.outputs();
      case State.Failed failed -> List.of();
      case State.Cancelled cancelled -> List.of();
    };
  }

  State toState(List<Output> outputs) {
    return switch (status) {
      case QUEUED -> new State.Queued(since, Optional.ofNullable(prompt).map(Prompt::new));
      case ANALYZING -> new State.Analyzing(since);
      case WRITING_PROMPT -> new State.WritingPrompt(since, new Brief(there(brief)));
      case SUBMITTING -> new State.Submitting(since, new Prompt(there(prompt)));
      case SUBMIT_UNKNOWN -> new State.SubmitUnknown(since);
      case GENERATING -> new State.Generating(since, theJob());
      case DOWNLOADING -> new State.Downloading(since, theJob(), there(rereads));
      case TIMED_OUT -> new State.TimedOut(since, anyJob());
      case COMPLETED -> new State.Completed(since, theJob(), outputs);
      case DELIVERED_FREE -> new State.DeliveredFree(since, theJob(), outputs);
      case FAILED -> new State.Failed(since, there(failure), anyJob());
      case CANCELLED -> new State.Cancelled(since);
    };
  }

  private Optional<ProviderJobId> anyJob() {
    return Optional.ofNullable(job).map(ProviderJobId::new);
  }

  private ProviderJobId theJob() {
    return new ProviderJobId(there(job));
  }

  private <T> T there(@Nullable T column) {
    if (column == null) {
      throw new IllegalStateException("a request is " + status + " without what that state fills");
    }
    return column;
  }
}
