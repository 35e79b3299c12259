package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Alert;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.ImageGenerator.Fetch;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the provider made is paid for when it is ours, and as far as it is ours. */
class ResultTest {
  private final Shop shop = new Shop(fourForSeven(), new Capacity(10, 3));
  private final Account buyer = shop.newcomer();

  private static Model fourForSeven() {
    var model = Fixtures.model();
    return new Model(
        model.id(),
        model.title(),
        model.provision(),
        new Model.Makes(OutputKind.PICTURE, 4, 7),
        model.takes());
  }

  private GenerationId generating() {
    var id = shop.requested(buyer);
    shop.work();
    return id;
  }

  private void done(int times, int links) {
    var where =
        IntStream.range(0, links)
            .mapToObj(link -> URI.create("https://pictures.example/" + link + ".png"))
            .toList();
    for (int i = 0; i < times; i++) {
      shop.provider.nextReport(new Report.Succeeded(where, Optional.empty()));
    }
  }

  private void deadLinks(int count) {
    for (int i = 0; i < count; i++) {
      shop.provider.nextFetch(new Fetch.Missing("404"));
    }
  }

  private void hasNoResult(GenerationId id) {
    assertThat(shop.state(id))
        .isInstanceOfSatisfying(
            State.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(FailureClass.NO_RESULT));
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.held(buyer)).isZero();
    shop.work();
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Failure");
  }

  @Test
  void aLinkThatStaysDeadForThreeTriesIsNoResult() {
    var id = generating();
    done(4, 1);
    deadLinks(6); // each try asks twice
    shop.pass(Duration.ofMinutes(3));
    hasNoResult(id);
    assertThat(shop.provider.fetched()).hasSize(6);
    assertThat(shop.blobs.keys()).hasSize(1); // the buyer's own photo
  }

  @Test
  void aLinkThatComesToLifeAtTheThirdTryIsPaidFor() {
    var id = generating();
    done(4, 4);
    deadLinks(16);
    shop.pass(Duration.ofMinutes(3));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.available(buyer)).isEqualTo(3);
  }

  @Test
  void aDeadLinkIsGivenItsPause() {
    var id = generating();
    done(3, 1);
    deadLinks(2);
    shop.pass(Duration.ofSeconds(15));
    assertThat(shop.state(id)).isInstanceOf(State.Downloading.class);
    assertThat(shop.provider.fetched()).hasSize(2);
    shop.pass(Duration.ofSeconds(20));
    assertThat(shop.provider.fetched()).hasSize(2);
    shop.pass(Duration.ofSeconds(10));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
  }

  @Test
  void threeOfFourCostThreeQuartersRoundedForTheBuyer() {
    var id = generating();
    done(2, 4);
    deadLinks(2);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id))
        .isInstanceOfSatisfying(
            State.Completed.class, completed -> assertThat(completed.outputs()).hasSize(3));
    assertThat(shop.available(buyer)).isEqualTo(5); // 10 - floor(7 * 3 / 4)
    assertThat(shop.held(buyer)).isZero();
    assertThat(shop.told(buyer).getLast())
        .isInstanceOfSatisfying(
            CustomerMessage.Result.class,
            result -> {
              assertThat(result.attachments()).hasSize(3);
              assertThat(result.asked()).isEqualTo(4);
              assertThat(result.charged()).isEqualTo(5);
              assertThat(result.balance()).isEqualTo(5);
            });
  }

  @Test
  void moreThanWasBoughtCostsNoMore() {
    var id = generating();
    done(2, 6);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.available(buyer)).isEqualTo(3);
  }

  @Test
  void whatIsNoPictureIsNotKept() {
    var id = generating();
    done(4, 1);
    for (int i = 0; i < 6; i++) {
      shop.provider.nextFetch(
          new Fetch.Fetched(
              ScriptedImageGenerator.temporary(new byte[] {'<', 'h', 't', 'm', 'l'}), "text/html"));
    }
    shop.pass(Duration.ofMinutes(3));
    hasNoResult(id);
  }

  @Test
  void aSuccessThatIsTakenBackIsNotPaidFor() {
    var id = generating();
    done(1, 1);
    for (int i = 0; i < 3; i++) {
      shop.provider.nextReport(
          new Report.Failed(FailureClass.PROVIDER_ERROR, Optional.empty(), "after all"));
    }
    shop.pass(Duration.ofMinutes(3));
    hasNoResult(id);
  }

  @Test
  void aDownloadThatIsGivenUpIsNoResultAndAnAlert() {
    var id = generating();
    done(1, 1);
    shop.pass(Duration.ofSeconds(9));
    shop.does.generation().poll().poll(id);
    assertThat(shop.state(id)).isInstanceOf(State.Downloading.class);
    shop.does.taskHandlers().handlers().stream()
        .filter(handler -> handler.kind() == TaskKind.DOWNLOAD)
        .forEach(handler -> handler.giveUp(id.value().toString()));
    hasNoResult(id);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.TASK_GIVEN_UP);
    assertThat(shop.messenger.arrived(Shop.OPERATOR))
        .hasOnlyElementsOfType(CustomerMessage.Trouble.class);
  }

  @Test
  void aProviderThatCannotBeAskedCostsNoTry() {
    var id = generating();
    done(1, 4);
    for (int i = 0; i < 5; i++) {
      shop.provider.nextReport(new Report.Unavailable("503"));
    }
    done(1, 4);
    shop.pass(Duration.ofMinutes(3));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.available(buyer)).isEqualTo(3);
  }

  @Test
  void whatIsFetchedTooLateIsTidiedAwayWhenAnotherWasFaster() {
    var id = generating();
    done(3, 4);
    shop.pass(Duration.ofMinutes(1));
    var kept = shop.blobs.keys();
    shop.does.generation().download().download(id);
    assertThat(shop.blobs.keys()).isEqualTo(kept);
    assertThat(kept).hasSize(9);
  }
}
