package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Alert;
import dev.kadr.ports.generation.ImageGenerator.Cause;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.generation.RequestGeneration;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The call that makes a provider work, which may never be made twice when it may have worked. */
class SubmissionTest {
  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  /** The process died after the call left: nobody wrote down what was answered. */
  private GenerationId submittedByAProcessThatDied() {
    shop.provider.nextSubmission(
        job -> {
          throw new IllegalStateException("killed");
        });
    var id = shop.requested(buyer);
    shop.work();
    assertThat(shop.state(id)).isInstanceOf(State.Submitting.class);
    return id;
  }

  private void isFailedAndFree(GenerationId id, FailureClass reason) {
    assertThat(shop.state(id))
        .isInstanceOfSatisfying(
            State.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.held(buyer)).isZero();
    assertThat(shop.toldKinds(buyer)).endsWith("Failure").doesNotContain("Result");
  }

  @Test
  void whoFindsARequestSubmittingNeverCallsAgain() {
    var id = submittedByAProcessThatDied();
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id)).isInstanceOf(State.SubmitUnknown.class);
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
    assertThat(shop.held(buyer)).isEqualTo(2);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started");
  }

  @Test
  void aCallWithoutAnAnswerIsNotMadeAgain() {
    shop.provider.nextSubmission(new Submission.Unknown("502"));
    var id = shop.requested(buyer);
    shop.pass(Duration.ofMinutes(14));
    assertThat(shop.state(id)).isInstanceOf(State.SubmitUnknown.class);
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
  }

  @Test
  void aCallbackThatNamesTheJobEndsTheUncertainty() {
    var id = submittedByAProcessThatDied();
    shop.pass(Duration.ofMinutes(1));
    shop.callback(id, "done");
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
    assertThat(shop.available(buyer)).isEqualTo(8);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
    assertThat(shop.world.lossOf(id)).isEmpty();
  }

  @Test
  void uncertaintyEndsAtTheDeadlineAtOurCostAndIsToldOnce() {
    var id = submittedByAProcessThatDied();
    shop.pass(Duration.ofMinutes(15));
    assertThat(shop.state(id)).isInstanceOf(State.TimedOut.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.held(buyer)).isZero();
    assertThat(shop.world.lossOf(id)).isPresent();
    shop.pass(Duration.ofDays(2));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Failure");
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
    assertThat(shop.tasks.waiting()).isEmpty();
  }

  @Test
  void whatComesAfterTheTimeOutIsAGift() {
    var id = submittedByAProcessThatDied();
    shop.pass(Duration.ofMinutes(20));
    shop.callback(id, "done");
    shop.pass(Duration.ofMinutes(20));
    assertThat(shop.state(id)).isInstanceOf(State.DeliveredFree.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Failure", "Result");
    assertThat(shop.events(id))
        .endsWith(
            GenerationEvent.Kind.TIMED_OUT,
            GenerationEvent.Kind.JOB_NAMED_LATE,
            GenerationEvent.Kind.DELIVERED_FREE);
  }

  @Test
  void whatProvablyNeverLeftIsSentAgainAndIsOneJob() {
    shop.provider.nextSubmission(new Submission.NotSent(Duration.ofSeconds(20), "429"));
    var id = shop.requested(buyer);
    shop.work();
    assertThat(shop.state(id)).isInstanceOf(State.Queued.class);
    shop.pass(Duration.ofSeconds(19));
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(2);
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.available(buyer)).isEqualTo(8);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
  }

  @Test
  void whatIsRejectedFailsAtOnceAndCostsNothing() {
    shop.provider.nextSubmission(new Submission.Rejected(FailureClass.REFUSED_BY_MODERATION, "no"));
    var id = shop.requested(buyer);
    shop.pass(Duration.ofDays(1));
    isFailedAndFree(id, FailureClass.REFUSED_BY_MODERATION);
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Failure");
  }

  @Test
  void aPhotoThatIsGoneIsNotSentAndNotPaidFor() {
    var id = shop.requested(buyer);
    shop.blobs.keys().forEach(shop.blobs::delete);
    shop.work();
    isFailedAndFree(id, FailureClass.INTERNAL);
    assertThat(shop.provider.jobs()).isEmpty();
  }

  @Test
  void anEmptyAccountThereClosesTheModelUntilItHasMoney() {
    shop.provider.balance(Optional.of(new BigDecimal("0.00")));
    shop.provider.nextSubmission(new Submission.Closed(Cause.OUT_OF_MONEY, "402"));
    var id = shop.requested(buyer);
    shop.work();
    isFailedAndFree(id, FailureClass.PROVIDER_ERROR);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PROVIDER_OUT_OF_MONEY);
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    assertThat(shop.telemetry.alerts()).hasSize(1);

    shop.tasks.round("reopen-provider");
    assertThat(shop.tryRequest(buyer)).isEqualTo(new RequestGeneration.Result.ModelClosed());
    assertThat(shop.held(buyer)).isZero();

    shop.provider.balance(Optional.of(new BigDecimal("0.01")));
    shop.tasks.round("reopen-provider");
    assertThat(shop.tryRequest(buyer)).isInstanceOf(RequestGeneration.Result.Requested.class);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.toldKinds(buyer)).endsWith("Result");
    assertThat(shop.alerts()).isEmpty();
  }

  @Test
  void anAccountThatIsEmptyAgainIsToldAgain() {
    for (var month = 1; month <= 2; month++) {
      shop.provider.nextSubmission(new Submission.Closed(Cause.OUT_OF_MONEY, "402"));
      shop.requested(buyer);
      shop.work();
      assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(month);
      assertThat(shop.telemetry.alerts()).hasSize(month);
      shop.provider.balance(Optional.of(BigDecimal.ONE));
      shop.tasks.round("reopen-provider");
    }
  }

  @Test
  void whoWaitsWhileTheModelIsClosedIsSentWhenItOpens() {
    shop.provider.balance(Optional.empty());
    shop.provider.nextSubmission(new Submission.Closed(Cause.KEY_REFUSED, "401"));
    var first = shop.requested(buyer);
    var second = shop.requested(buyer);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(first)).isInstanceOf(State.Failed.class);
    assertThat(shop.state(second)).isInstanceOf(State.Queued.class);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PROVIDER_REFUSES_KEY);
    shop.provider.balance(Optional.of(BigDecimal.ONE));
    shop.tasks.round("reopen-provider");
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(second)).isInstanceOf(State.Completed.class);
    assertThat(shop.provider.submissionsOf(second)).isEqualTo(1);
    assertThat(shop.world.generations().closed()).doesNotContain(Fixtures.GENAPI);
  }
}
