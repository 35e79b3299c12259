package dev.kadr.ports.generation;

import dev.kadr.domain.catalogue.Choices;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Content;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider that makes pictures and videos for money.
 *
 * <p>Nothing here throws for what a provider does: time-outs, refusals and nonsense are answers.
 * Every call ends within a bounded time.
 */
public interface ImageGenerator {
  ProviderId provider();

  /** Whether a call would be made at all: false while its recent calls kept failing. */
  boolean takesWork();

  /**
   * Asks for a job. It is not idempotent and cannot be looked up: never call it twice for one
   * request unless the answer was {@link Submission.NotSent}.
   */
  Submission submit(Job job);

  /** Asks how far a job is; safe to repeat. */
  Report read(ProviderJobId job);

  /** Fetches one result into a place of our own; safe to repeat. */
  Fetch fetch(URI result, OutputKind kind);

  /** How much money our account with the provider has; empty when it does not say. */
  Optional<BigDecimal> balance();

  /**
   * What is to be made.
   *
   * @param pictures the photos to start from
   * @param choices all of them, the size too; the provider may be asked for a larger one
   * @param named the pictures that choices name, by the name of the setting
   */
  record Job(
      GenerationId generation,
      Model model,
      Prompt prompt,
      List<Picture> pictures,
      Choices choices,
      Map<String, Picture> named) {
    public Job {
      pictures = List.copyOf(pictures);
      named = Map.copyOf(named);
    }
  }

  /** A photo to start from. */
  record Picture(Content content, String mediaType) {}

  /** What came of asking for a job. */
  sealed interface Submission {
    record Accepted(ProviderJobId job) implements Submission {}

    /** Heard and refused: there is no job. */
    record Rejected(FailureClass reason, String detail) implements Submission {}

    /** Proven not to have been heard: may be sent again, not before {@code pause} is over. */
    record NotSent(Duration pause, String detail) implements Submission {}

    /** Our account is empty, or our key is refused: nobody's request can be made. */
    record Closed(Cause cause, String detail) implements Submission {}

    /** Nobody knows: there may be a job. */
    record Unknown(String detail) implements Submission {}
  }

  /** Why a provider takes no work at all. */
  enum Cause {
    OUT_OF_MONEY,
    KEY_REFUSED
  }

  /** How far a job is. */
  sealed interface Report {
    /**
     * Not over.
     *
     * @param percent 0 to 100, absent when the provider does not say
     */
    record Working(Optional<Integer> percent) implements Report {}

    /**
     * Over; {@code results} may still be empty, which is read again.
     *
     * @param cost what it cost us, absent when the provider does not say
     */
    record Succeeded(List<URI> results, Optional<BigDecimal> cost) implements Report {
      public Succeeded {
        results = List.copyOf(results);
      }
    }

    record Failed(FailureClass reason, Optional<BigDecimal> cost, String detail)
        implements Report {}

    /** The provider knows no such job: ordinary right after a submission. */
    record NotFound() implements Report {}

    /** No answer that can be used. */
    record Unavailable(String detail) implements Report {}
  }

  /** What came of fetching a result. */
  sealed interface Fetch {
    /** It is here; deleted when the fetched content is closed. */
    record Fetched(TemporaryContent content, String mediaType) implements Fetch {}

    /** It cannot be had now, or what is there is no picture or video. */
    record Missing(String detail) implements Fetch {}

    /** The address is not one we fetch from. */
    record Forbidden(String detail) implements Fetch {}
  }

  /** Bytes that are gone after {@link #close()}. */
  interface TemporaryContent extends Content, AutoCloseable {
    @Override
    void close();
  }
}
