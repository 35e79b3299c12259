package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Alert;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.usecases.generation.AcceptCallback;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A callback is a hint: whatever it says, only what is read back counts. */
class CallbackTest {
  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  private static Report.Succeeded success(GenerationId id) {
    var link = ScriptedImageGenerator.resultOf(ScriptedImageGenerator.jobOf(id));
    return new Report.Succeeded(List.of(link), Optional.of(BigDecimal.ONE));
  }

  /** Once for whoever asks how far it is, once for whoever fetches it. */
  private void isReadAsDone(GenerationId id) {
    shop.provider.nextReport(success(id));
    shop.provider.nextReport(success(id));
  }

  private GenerationId generating() {
    var id = shop.requested(buyer);
    shop.work();
    assertThat(shop.state(id)).isInstanceOf(State.Generating.class);
    return id;
  }

  private boolean waits(TaskKind kind) {
    return shop.tasks.waiting().stream().anyMatch(waiting -> waiting.task().kind() == kind);
  }

  @Test
  void aCallbackMayComeBeforeTheAnswerToTheCall() {
    shop.provider.nextSubmission(
        job -> {
          var id = job.generation();
          shop.provider.nextReport(success(id));
          shop.callback(id, "done");
          shop.tasks.waiting().stream()
              .filter(waiting -> waiting.task().kind() == TaskKind.READ_BACK)
              .forEach(waiting -> readBack(waiting.task().instance()));
          assertThat(shop.state(id)).isInstanceOf(State.Downloading.class);
          return new Submission.Accepted(ScriptedImageGenerator.jobOf(id));
        });
    var id = shop.requested(buyer);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
    assertThat(shop.alerts()).isEmpty();
    assertThat(shop.available(buyer)).isEqualTo(8);
  }

  private void readBack(String instance) {
    shop.does.taskHandlers().handlers().stream()
        .filter(handler -> handler.kind() == TaskKind.READ_BACK)
        .forEach(handler -> handler.run(instance));
  }

  @Test
  void theSameCallbackThreeTimesIsOneOutcome() {
    var id = generating();
    shop.provider.nextReport(success(id));
    assertThat(shop.callback(id, "done")).isEqualTo(new AcceptCallback.Result.Stored());
    assertThat(shop.callback(id, "done")).isEqualTo(new AcceptCallback.Result.Repeated());
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.callback(id, "done")).isEqualTo(new AcceptCallback.Result.Repeated());
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
    assertThat(shop.available(buyer)).isEqualTo(8);
  }

  @Test
  void anotherJobThanTheKnownOneRaisesAnAlertAndChangesNothing() {
    var id = generating();
    var before = shop.world.generations().find(id).orElseThrow();
    shop.provider.nextReport(success(id));
    shop.callback(id, new ProviderJobId("a-second-one"), "done");
    shop.work();
    assertThat(shop.alerts()).containsExactly(Alert.Kind.SECOND_PROVIDER_JOB);
    assertThat(shop.world.generations().find(id)).contains(before);
    assertThat(shop.world.costOf(id)).isEmpty();
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id))
        .isInstanceOfSatisfying(
            State.Completed.class,
            done -> assertThat(done.job()).isEqualTo(ScriptedImageGenerator.jobOf(id)));
  }

  @Test
  void aBodyThatNobodyCanReadIsKeptAndServesAsAWakeUp() {
    var id = generating();
    isReadAsDone(id);
    var accept = shop.does.generation().acceptCallback();
    assertThat(accept.accept(id, Optional.empty(), "{broken\0"))
        .isEqualTo(new AcceptCallback.Result.Stored());
    shop.work();
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(waits(TaskKind.READ_BACK)).isFalse();
  }

  @Test
  void anUnreadableBodyForARequestWithoutAJobIsHandledAndHarmless() {
    shop.provider.nextSubmission(new Submission.Unknown("timed out"));
    var id = shop.requested(buyer);
    shop.work();
    shop.does.generation().acceptCallback().accept(id, Optional.empty(), "?");
    shop.work();
    assertThat(shop.telemetry.count(Telemetry.Count.CALLBACK_UNREADABLE)).isEqualTo(1);
    assertThat(shop.state(id)).isInstanceOf(State.SubmitUnknown.class);
    assertThat(waits(TaskKind.READ_BACK)).isFalse();
    assertThat(shop.alerts()).isEmpty();
  }

  @Test
  void aCallbackForNoRequestIsNotKept() {
    assertThat(shop.callback(Fixtures.generationId(), "done"))
        .isEqualTo(new AcceptCallback.Result.Unknown());
    assertThat(shop.tasks.waiting()).isEmpty();
  }

  @Test
  void successThatIsReadBackAsAnErrorIsAnError() {
    var id = generating();
    shop.provider.nextReport(
        new Report.Failed(
            FailureClass.PROVIDER_ERROR, Optional.of(new BigDecimal("3.00")), "broken"));
    shop.callback(id, "success");
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id)).isInstanceOf(State.Failed.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.world.costOf(id).orElseThrow().cost()).isEqualTo(new BigDecimal("3.00"));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Failure");
  }

  @Test
  void aProviderThatCannotBeAskedIsAskedAgain() {
    var id = generating();
    shop.provider.nextReport(new Report.Unavailable("503"));
    shop.callback(id, "done");
    shop.work();
    assertThat(shop.state(id)).isInstanceOf(State.Generating.class);
    assertThat(waits(TaskKind.READ_BACK)).isTrue();
    isReadAsDone(id);
    shop.pass(Duration.ofSeconds(5));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
  }

  @Test
  void aJobThatTheProviderNeverKnowsIsNotBelievedIn() {
    shop.provider.nextSubmission(new Submission.Unknown("timed out"));
    var id = shop.requested(buyer);
    shop.work();
    for (int i = 0; i < 10; i++) {
      shop.provider.nextReport(new Report.NotFound());
    }
    shop.callback(id, new ProviderJobId("invented"), "done");
    shop.pass(Duration.ofMinutes(2));
    assertThat(shop.state(id)).isInstanceOf(State.SubmitUnknown.class);
    assertThat(waits(TaskKind.READ_BACK)).isFalse();
  }
}
