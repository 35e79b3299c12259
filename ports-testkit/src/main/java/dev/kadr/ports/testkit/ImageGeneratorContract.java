package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Cause;
import dev.kadr.ports.generation.ImageGenerator.Fetch;
import dev.kadr.ports.generation.ImageGenerator.Job;
import dev.kadr.ports.generation.ImageGenerator.Picture;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ImageGenerator} must do, whoever is behind it and however they feel. */
@Timeout(60)
public interface ImageGeneratorContract {
  /** How the provider behind the generator feels. */
  enum Mood {
    /** Accepts, works at least once, then has one picture. */
    GOOD,
    REFUSING,
    /** Hears nothing because too many talk at once. */
    BUSY,
    OUT_OF_MONEY,
    KEY_REFUSED,
    /** Hears everything and says nothing. */
    SILENT,
    /** Knows no job and has no result. */
    FORGETFUL
  }

  ImageGenerator images();

  /** Puts the provider into this mood; it begins as a good one. */
  void feel(Mood mood);

  private static Job job() {
    return new Job(
        Fixtures.generationId(),
        Fixtures.model(),
        Fixtures.PROMPT,
        List.of(new Picture(Content.of(SamplePictures.png(64, 64)), "image/png")),
        Fixtures.model().usual(),
        Map.of());
  }

  private ProviderJobId accepted() {
    return ((Submission.Accepted) images().submit(job())).job();
  }

  /** Reads until it is over, as a poller does. */
  private Report.Succeeded succeeded(ProviderJobId job) {
    return Stream.generate(() -> images().read(job))
        .limit(100)
        .flatMap(report -> report instanceof Report.Succeeded over ? Stream.of(over) : Stream.of())
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void aJobIsAskedForReadAndFetched() throws IOException {
    assertThat(images().takesWork()).isTrue();
    var job = accepted();
    assertThat(images().read(job)).isInstanceOf(Report.Working.class);
    var result = succeeded(job).results().getFirst();
    for (var time = 0; time < 2; time++) { // fetching is safe to repeat
      var fetched = (Fetch.Fetched) images().fetch(result, OutputKind.PICTURE);
      assertThat(fetched.mediaType()).isEqualTo("image/png");
      for (var reading = 0; reading < 2; reading++) {
        try (var stream = fetched.content().open()) {
          assertThat(stream.readAllBytes()).hasSize((int) fetched.content().length());
        }
      }
      fetched.content().close();
      assertThatThrownBy(() -> fetched.content().open().close()).isInstanceOf(IOException.class);
    }
  }

  @Test
  default void readingIsSafeToRepeat() {
    var job = accepted();
    assertThat(succeeded(job)).isEqualTo(succeeded(job));
  }

  @Test
  default void everyRequestIsAJobOfItsOwn() {
    assertThat(accepted()).isNotEqualTo(accepted());
  }

  @Test
  default void aRefusalIsNoJob() {
    feel(Mood.REFUSING);
    assertThat(images().submit(job())).isInstanceOf(Submission.Rejected.class);
  }

  @Test
  default void whatWasNotHeardMayBeSaidAgainLater() {
    feel(Mood.BUSY);
    assertThat(images().submit(job()))
        .isInstanceOfSatisfying(
            Submission.NotSent.class, notSent -> assertThat(notSent.pause()).isPositive());
    feel(Mood.GOOD);
    assertThat(images().submit(job())).isInstanceOf(Submission.Accepted.class);
  }

  @Test
  default void whatStopsEverybodySaysWhy() {
    feel(Mood.OUT_OF_MONEY);
    assertThat(((Submission.Closed) images().submit(job())).cause()).isEqualTo(Cause.OUT_OF_MONEY);
    feel(Mood.KEY_REFUSED);
    assertThat(((Submission.Closed) images().submit(job())).cause()).isEqualTo(Cause.KEY_REFUSED);
  }

  @Test
  default void silenceIsNoAnswer() {
    var job = accepted();
    feel(Mood.SILENT);
    assertThat(images().submit(job())).isInstanceOf(Submission.Unknown.class);
    assertThat(images().read(job)).isInstanceOf(Report.Unavailable.class);
    assertThat(images().balance()).isEmpty();
  }

  @Test
  default void whatIsForgottenIsMissing() {
    var job = accepted();
    var result = succeeded(job).results().getFirst();
    feel(Mood.FORGETFUL);
    assertThat(images().read(job)).isEqualTo(new Report.NotFound());
    assertThat(images().fetch(result, OutputKind.PICTURE)).isInstanceOf(Fetch.Missing.class);
  }

  @ParameterizedTest
  @EnumSource(Mood.class)
  default void nothingIsThrownInAnyMood(Mood mood) {
    feel(mood);
    assertThat(images().submit(job())).isNotNull();
    assertThat(images().read(new ProviderJobId("41"))).isNotNull();
    assertThat(images().balance()).isNotNull();
    var result = URI.create("https://pictures.invalid/a.png");
    if (images().fetch(result, OutputKind.PICTURE) instanceof Fetch.Fetched fetched) {
      fetched.content().close();
    }
  }
}
