package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationEvent.Status;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Source;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.usecases.generation.RequestGeneration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the message that said that the work began says from then on. */
class ProgressTest {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  private List<CustomerMessage.Progress> shown() {
    return shop.messenger.edited().stream()
        .map(RecordingMessenger.Edited::words)
        .map(CustomerMessage.Progress.class::cast)
        .toList();
  }

  private GenerationId working(int polls) {
    var id = shop.requested(buyer);
    for (var poll = 1; poll <= polls; poll++) {
      shop.provider.nextReport(new Report.Working(Optional.of(poll * 10)));
    }
    return id;
  }

  @Test
  void theMessageThatSaidThatItBeganIsEdited() {
    var id = working(2);
    shop.pass(Duration.ofMinutes(2));

    var started = ((Notice.Status.Sent) shop.notice(Notice.Kind.STARTED, id)).messages();
    assertThat(shop.messenger.edited())
        .isNotEmpty()
        .allSatisfy(edit -> assertThat(edit.message()).isEqualTo(started.getFirst()));
    assertThat(shown()).extracting(CustomerMessage.Progress::percent).isSorted();
    assertThat(shown().getLast().status()).isEqualTo(Status.COMPLETED);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
  }

  @Test
  void whatLeftForTheProviderHasNoButtonToCancelIt() {
    working(3);
    shop.pass(PAUSE);
    assertThat(shown().getLast().cancellable()).isFalse();
  }

  @Test
  void threeRequestsAreEditedNoMoreOftenThanOne() {
    for (var request = 0; request < 3; request++) {
      working(30);
    }
    var times = new ArrayList<Instant>();
    for (var second = 0; second < 60; second++) {
      var before = shop.messenger.edited().size();
      shop.pass(Duration.ofSeconds(1));
      for (var edit = before; edit < shop.messenger.edited().size(); edit++) {
        times.add(shop.clock.instant());
      }
    }
    assertThat(times).hasSizeGreaterThan(5);
    for (var edit = 1; edit < times.size(); edit++) {
      assertThat(Duration.between(times.get(edit - 1), times.get(edit)))
          .isGreaterThanOrEqualTo(PAUSE);
    }
  }

  @Test
  void nothingIsEditedThatReadsTheSame() {
    working(1);
    shop.pass(Duration.ofSeconds(9));
    assertThat(shown()).doesNotHaveDuplicates().hasSize(1);
  }

  /** An edit hangs on another node while the picture is ready: the picture waits for it. */
  @Test
  void nothingIsEditedAfterTheOutcome() {
    var id = shop.requested(buyer);
    var now = shop.clock.instant();
    assertThat(shop.showings.begin(id, "elsewhere", now, now.plus(Duration.ofHours(1)))).isTrue();
    shop.pass(Duration.ofMinutes(2));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started");

    shop.showings.end(id, true);
    shop.pass(Duration.ofSeconds(1));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
    assertThat(shown()).hasSize(1).last().extracting(it -> it.status()).isEqualTo(Status.COMPLETED);
    var edits = shop.messenger.edited().size();
    shop.pass(Duration.ofMinutes(5));
    assertThat(shop.messenger.edited()).hasSize(edits);
  }

  /** Else the first message would come last, and keep a button that means nothing. */
  @Test
  void anOutcomeWaitsForTheMessageThatSaysThatItBegan() {
    shop.messenger.nextDelivery(new Delivery.Later(Duration.ofSeconds(5)));
    shop.provider.nextSubmission(
        new Submission.Rejected(FailureClass.REFUSED_BY_MODERATION, "safety"));
    shop.requested(buyer);
    shop.pass(Duration.ofSeconds(4));
    assertThat(shop.toldKinds(buyer)).isEmpty();
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Failure");
    assertThat(shown().getLast().cancellable()).isFalse();
  }

  @Test
  void noOutcomeWaitsForItForLong() {
    for (var time = 0; time < 4; time++) {
      shop.messenger.nextDelivery(new Delivery.Later(Duration.ofMinutes(1)));
    }
    working(0);
    shop.pass(Duration.ofMinutes(10));
    assertThat(shop.toldKinds(buyer)).containsExactlyInAnyOrder("Started", "Result");
  }

  @Test
  void whoeverDiesWhileEditingHoldsNoOutcomeUpForEver() {
    var id = shop.requested(buyer);
    var now = shop.clock.instant();
    shop.showings.begin(id, "elsewhere", now, now.plus(Duration.ofSeconds(60)));
    shop.pass(Duration.ofMinutes(2));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
  }

  static List<Delivery> troubles() {
    return List.of(
        new Delivery.Unknown("lost"),
        new Delivery.Refused("message to edit not found"),
        new Delivery.Unreachable("blocked"),
        new Delivery.Later(Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void noFailureOfAnEditMatters(Delivery trouble) {
    working(2);
    for (var edit = 0; edit < 3; edit++) {
      shop.messenger.nextEdit(trouble);
    }
    shop.pass(Duration.ofMinutes(2));
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
    assertThat(shop.tasks.failures()).isEmpty();
    assertThat(shop.available(buyer)).isEqualTo(8);
  }

  @Test
  void whatIsAskedForOnTheSiteIsNewsInTheChat() {
    var from = new RequestGeneration.Buyer(buyer.id(), Fixtures.submitKey(), Source.WEB);
    shop.does.generation().request().request(from, shop.wish());
    shop.work();
    assertThat(shop.told(buyer).getFirst())
        .isInstanceOfSatisfying(
            CustomerMessage.Progress.class,
            progress -> {
              assertThat(progress.source()).isEqualTo(Source.WEB);
              assertThat(progress.wish()).isEqualTo(Fixtures.PROMPT);
            });
  }

  @Test
  void aCancelledRequestLosesItsButtonToo() {
    var id = shop.requested(buyer);
    shop.does.generation().cancel().cancel(buyer.id(), id);
    shop.pass(Duration.ofSeconds(10));
    assertThat(shown()).isNotEmpty();
    assertThat(shown().getLast().cancellable()).isFalse();
    assertThat(shop.toldKinds(buyer)).endsWith("Cancelled");
  }

  @Test
  void whatAMessageShowedIsForgottenADayLater() {
    working(2);
    shop.pass(Duration.ofMinutes(2));
    assertThat(shop.does.messaging().forgetProgress().forget().forgotten()).isZero();
    shop.pass(Duration.ofHours(25));
    shop.tasks.round("forget-progress");
    assertThat(shop.showings.forget(shop.clock.instant(), 10)).as("nothing is left").isZero();
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
  }
}
