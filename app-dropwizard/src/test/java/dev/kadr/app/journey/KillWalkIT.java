package dev.kadr.app.journey;

import static dev.kadr.app.journey.Visitor.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process dies at each step between the confirmation and the delivery, is started again, and
 * the buyer gets one picture or their credits back; the provider never has two jobs.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillWalkIT {
  private static final int KILLED = 137;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "confirm-read",
        "request-committed",
        "submit-committed",
        "provider-answered",
        "answer-committed",
        "callback-stored",
        "job-bound",
        "results-stored",
        "result-committed",
        "notice-sent-STARTED",
        "notice-sent-RESULT"
      })
  void onePictureOrOneRelease(String failpoint, @TempDir Path folder)
      throws IOException, InterruptedException {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests());
        var kadr = new Kadr(folder, sandbox).with("IMAGE_DEADLINE_SECONDS", patience(failpoint))) {
      sandbox.telegram().limits(false);
      kadr.with("KADR_FAILPOINT", failpoint).start();
      var visitor = new Visitor(sandbox, "Вера");
      visitor.say("/start");
      visitor.press(visitor.draft("закат у моря"), "photo:confirm");
      assertThat(kadr.ended()).isEqualTo(KILLED);

      kadr.with("KADR_FAILPOINT", "").start();
      var end = visitor.answer(message -> Visitor.isPicture(message) || Visitor.isFailure(message));

      // Who dies between the commit of "submitting" and the call never calls: released, not made.
      assertThat(Visitor.isPicture(end)).isEqualTo(!failpoint.equals("submit-committed"));
      assertThat(sandbox.genApi().jobsCreated()).isEqualTo(Visitor.isPicture(end) ? 1 : 0);
      var credits = Visitor.isPicture(end) ? 8 : 10;
      await()
          .atMost(Kadr.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(visitor.say("/status").path("text").asText())
                      .contains("У вас " + credits + " кредит")
                      .contains("Заявок в работе нет"));
      // A second copy only after a lost answer.
      assertThat(visitor.count(Visitor::isPicture))
          .isLessThanOrEqualTo(failpoint.equals("notice-sent-RESULT") ? 2 : 1);
      assertThat(visitor.count(saying("Генерация началась")))
          .isLessThanOrEqualTo(failpoint.equals("notice-sent-STARTED") ? 2 : 1);
      var check = kadr.command("check-ledger", "config.yml");
      assertThat(check.code()).as(check.printed()).isZero();
    }
  }

  /** Only who never called waits for the deadline; nobody else must meet it on a busy machine. */
  private static String patience(String failpoint) {
    return failpoint.equals("submit-committed") ? "15" : "300";
  }
}
