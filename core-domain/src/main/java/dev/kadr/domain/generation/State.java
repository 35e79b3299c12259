package dev.kadr.domain.generation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is true of a request now; the states' diagram is in the package's documentation. */
public sealed interface State {

  /** Nothing was sent to the provider yet: a cancel costs nothing. */
  sealed interface Preparing extends State {}

  /** Something may be at the provider: what becomes of the credits depends on it. */
  sealed interface UnderWay extends State {}

  /** Final. */
  sealed interface Finished extends State {}

  /**
   * Waiting for a free place at the provider.
   *
   * @param since when the buyer asked; being sent back here does not renew the patience
   * @param prompt absent while we have yet to write it
   */
  record Queued(Instant since, Optional<Prompt> prompt) implements Preparing {}

  record Analyzing(Instant since) implements Preparing {}

  record WritingPrompt(Instant since, Brief brief) implements Preparing {}

  /** Committed before the provider is called; who finds it later must not call again. */
  record Submitting(Instant since, Prompt prompt) implements UnderWay {}

  /**
   * The provider may or may not have a job for us.
   *
   * @param since when it was submitted
   */
  record SubmitUnknown(Instant since) implements UnderWay {}

  /**
   * The provider works on it.
   *
   * @param since when it was submitted
   */
  record Generating(Instant since, ProviderJobId job) implements UnderWay {}

  /**
   * The provider says it is done; we fetch what it made.
   *
   * @param rereads how often its answer was read again because nothing could be fetched
   */
  record Downloading(Instant since, ProviderJobId job, int rereads) implements UnderWay {}

  /** The deadline passed and the credits went back; what still comes is a gift. */
  record TimedOut(Instant at, Optional<ProviderJobId> job) implements State {}

  /**
   * Done and paid for.
   *
   * @param outputs at least one
   */
  record Completed(Instant at, ProviderJobId job, List<Output> outputs) implements Finished {
    public Completed {
      outputs = some(outputs);
    }
  }

  /**
   * Came after the deadline; nobody paid for it.
   *
   * @param outputs at least one
   */
  record DeliveredFree(Instant at, ProviderJobId job, List<Output> outputs) implements Finished {
    public DeliveredFree {
      outputs = some(outputs);
    }
  }

  /**
   * Will not come.
   *
   * @param job absent when the provider never had one
   */
  record Failed(Instant at, FailureClass reason, Optional<ProviderJobId> job) implements Finished {}

  record Cancelled(Instant at) implements Finished {}

  private static List<Output> some(List<Output> outputs) {
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("nothing was delivered");
    }
    return List.copyOf(outputs);
  }
}
