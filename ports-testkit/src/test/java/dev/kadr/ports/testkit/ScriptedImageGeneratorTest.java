package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.ports.generation.ImageGenerator.Fetch;
import dev.kadr.ports.generation.ImageGenerator.Job;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptedImageGeneratorTest {
  private final ScriptedImageGenerator generator = new ScriptedImageGenerator(Fixtures.GENAPI);

  @Test
  void whereNothingWasSaidItMakesOnePicture() throws Exception {
    var job = job();
    var named = ScriptedImageGenerator.jobOf(job.generation());
    assertThat(generator.submit(job)).isEqualTo(new Submission.Accepted(named));
    assertThat(generator.read(named)).isInstanceOf(Report.Working.class);
    for (int i = 0; i < 2; i++) {
      assertThat(generator.read(named))
          .isInstanceOfSatisfying(
              Report.Succeeded.class, done -> assertThat(done.results()).hasSize(1));
    }
    var result = ScriptedImageGenerator.resultOf(named);
    var fetch = generator.fetch(result, OutputKind.PICTURE);
    assertThat(fetch)
        .isInstanceOfSatisfying(
            Fetch.Fetched.class,
            fetched ->
                assertThat(new InMemoryPictures().mediaType(fetched.content()))
                    .isEqualTo(fetched.mediaType()));
    assertThat(generator.fetched()).containsExactly(result);
  }

  @Test
  void whatWasSaidIsAnsweredOnceAndInOrder() {
    var rejected = new Submission.Rejected(FailureClass.REJECTED_INPUT, "422");
    var unknown = new Submission.Unknown("timed out");
    generator.nextSubmission(rejected);
    generator.nextSubmission(unknown);
    var job = job();
    assertThat(generator.submit(job)).isEqualTo(rejected);
    assertThat(generator.submit(job)).isEqualTo(unknown);
    assertThat(generator.submit(job)).isInstanceOf(Submission.Accepted.class);
    assertThat(generator.submissionsOf(job.generation())).isEqualTo(3);
    assertThat(generator.submissionsOf(Fixtures.generationId())).isZero();
  }

  @Test
  void whatWasFetchedIsGoneAfterItWasClosed() throws Exception {
    var content = ScriptedImageGenerator.temporary(SamplePictures.png(16, 16));
    try (var stream = content.open()) {
      assertThat(stream.readAllBytes()).hasSize((int) content.length());
    }
    content.close();
    assertThatIOException().isThrownBy(content::open);
  }

  private static Job job() {
    return new Job(
        Fixtures.generationId(),
        Fixtures.model(),
        Fixtures.PROMPT,
        List.of(),
        Fixtures.model().usual(),
        Map.of());
  }
}
