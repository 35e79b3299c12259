package dev.kadr.adapter.generation;

import static dev.kadr.adapter.generation.StubProvider.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Probe;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.testkit.MutableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that keeps failing is left alone, then tried again. */
class BreakerTest {
  private static final ProviderJobId JOB = new ProviderJobId("1");
  private static final String READ = "/api/v1/request/get/1";

  private final MutableClock clock = MutableClock.atNow();
  private final StubProvider stub = new StubProvider();
  private final Generation generation =
      Generation.open(Samples.config(stub.url(), List.of(), Samples.patient()), clock);
  private final ImageGenerator images = generation.images();

  @AfterEach
  void close() throws IOException {
    generation.close();
    stub.close();
  }

  private void submit(int times) {
    IntStream.range(0, times).forEach(time -> images.submit(Samples.job()));
  }

  private void read(int times) {
    IntStream.range(0, times).forEach(time -> images.read(JOB));
  }

  @Test
  void fiveFailuresAreEnough() {
    stub.on(Samples.CREATE, json(500, "{}"));
    submit(4);
    assertThat(images.takesWork()).isTrue();
    submit(1);
    assertThat(images.takesWork()).isFalse();
    assertThat(generation.probes().getFirst().check())
        .isInstanceOfSatisfying(
            Probe.Finding.Broken.class, broken -> assertThat(broken.stopsService()).isFalse());
  }

  @Test
  void whileItRestsNothingIsSent() {
    stub.on(Samples.CREATE, json(500, "{}"));
    submit(5);
    assertThat(images.submit(Samples.job())).isInstanceOf(Submission.NotSent.class);
    assertThat(stub.requests()).hasSize(5);
  }

  @Test
  void aHangCountsToo() {
    stub.on(Samples.CREATE, stub.hang());
    var impatient = Samples.config(stub.url(), List.of(), Samples.impatient());
    try (var hasty = Generation.open(impatient, clock)) {
      IntStream.range(0, 5).forEach(time -> hasty.images().submit(Samples.job()));
      assertThat(hasty.images().takesWork()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 404, 419, 422, 429})
  void answersThatMeanUsAreNoFailuresOfTheirs(int status) {
    stub.on(Samples.CREATE, json(status, "{}"));
    submit(10);
    assertThat(images.takesWork()).isTrue();
    assertThat(stub.requests()).hasSize(10);
  }

  @Test
  void afterTheRestItIsTriedAndWorksAgain() {
    stub.on(Samples.CREATE, json(500, "{}"));
    submit(5);
    clock.advance(Duration.ofSeconds(31));
    assertThat(images.takesWork()).isTrue();
    stub.on(Samples.CREATE, json(200, "{\"request_id\":1}"));
    submit(3);
    assertThat(images.takesWork()).isTrue();
    assertThat(stub.requests()).hasSize(8);
  }

  @Test
  void afterTheRestItIsTriedAndRestsAgain() {
    stub.on(Samples.CREATE, json(500, "{}"));
    submit(5);
    clock.advance(Duration.ofSeconds(31));
    submit(3);
    assertThat(stub.requests()).hasSize(7);
    assertThat(images.takesWork()).isFalse();
  }

  @Test
  void whatCannotBeReadBackIsNotBegun() {
    stub.on(READ, json(503, ""));
    read(5);
    assertThat(images.takesWork()).isFalse();
    assertThat(images.read(JOB)).isInstanceOf(Report.Unavailable.class);
    assertThat(stub.requests()).hasSize(5);
  }

  @Test
  void readsThatWorkDoNotHideThatNothingIsTaken() {
    stub.on(Samples.CREATE, json(500, "{}"));
    stub.on(READ, json(200, "{\"status\":\"processing\"}"));
    read(50);
    submit(5);
    assertThat(images.takesWork()).isFalse();
    assertThat(images.read(JOB)).isInstanceOf(Report.Working.class);
  }
}
