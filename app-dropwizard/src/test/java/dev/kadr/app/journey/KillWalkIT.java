package dev.kadr.app.journey;

import static dev.kadr.app.journey.Visitor.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process dies at each step between the confirmation and the delivery, is started again, and
 * the buyer gets one picture or their credits back; the provider never has two jobs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillWalkIT {
  private static final int KILLED = 137;

  @TempDir static Path folder;
  private Sandbox sandbox;
  private Kadr kadr;

  @BeforeAll
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.telegram().limits(false);
    // Half a minute is long for the sandbox, and short for somebody who waits for a test.
    kadr = new Kadr(folder, sandbox).with("IMAGE_DEADLINE_SECONDS", "25");
  }

  @AfterAll
  void close() throws IOException {
    kadr.close();
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"confirm-read", "request-committed", "submit-committed", "provider-answered"})
  void onePictureOrOneRelease(String failpoint) throws IOException, InterruptedException {
    var visitor = new Visitor(sandbox, "Вера");
    kadr.with("KADR_FAILPOINT", failpoint).start();
    visitor.say("/start");
    var jobsBefore = sandbox.genApi().jobsCreated();
    visitor.press(visitor.draft("закат у моря"), "photo:confirm");

    assertThat(kadr.ended()).isEqualTo(KILLED);
    kadr.with("KADR_FAILPOINT", "").start();

    var end = visitor.answer(message -> Visitor.isPicture(message) || Visitor.isFailure(message));
    var jobs = sandbox.genApi().jobsCreated() - jobsBefore;
    var credits = Visitor.isPicture(end) ? 8 : 10;
    await()
        .atMost(Kadr.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(visitor.say("/status").path("text").asText())
                    .contains("У вас " + credits + " кредит")
                    .contains("Заявок в работе нет"));
    assertThat(jobs).isEqualTo(failpoint.equals("submit-committed") ? 0 : 1);
    // A second copy only after a lost answer.
    assertThat(visitor.count(Visitor::isPicture))
        .isLessThanOrEqualTo(failpoint.equals("notice-sent-RESULT") ? 2 : 1);
    assertThat(visitor.count(saying("Генерация началась")))
        .isLessThanOrEqualTo(failpoint.equals("notice-sent-STARTED") ? 2 : 1);
    var check = kadr.command("check-ledger", "config.yml");
    assertThat(check.code()).as(check.printed()).isZero();
    kadr.kill();
  }
}
