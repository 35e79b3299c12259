package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.testkit.RecordingMessenger.Said;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Telling a buyer what became of their request, however the messenger answers. */
class NoticeTest {
  private static final Delivery ARRIVED = new Delivery.Delivered(List.of(1L));

  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  private GenerationId madeWhileTheMessengerSays(Delivery... answers) {
    for (var answer : answers) {
      shop.messenger.nextDelivery(answer);
    }
    var id = shop.requested(buyer);
    shop.pass(Duration.ofMinutes(10));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    return id;
  }

  private List<String> said() {
    return shop.messenger.said().stream()
        .map(Said::message)
        .map(message -> message.getClass().getSimpleName())
        .toList();
  }

  @Test
  void aChatThatTakesNothingIsMarkedAndLeftAlone() {
    var id = madeWhileTheMessengerSays(new Delivery.Unreachable("403"));
    assertThat(said()).containsExactly("Started");
    assertThat(shop.world.accounts().find(buyer.id()).orElseThrow().chat())
        .isEqualTo(new Account.Chat.Unreachable(Shop.chatOf(buyer)));
    assertThat(shop.notice(Notice.Kind.STARTED, id)).isInstanceOf(Notice.Status.Dropped.class);
    assertThat(shop.notice(Notice.Kind.RESULT, id)).isInstanceOf(Notice.Status.Dropped.class);
    assertThat(shop.available(buyer)).isEqualTo(8);
  }

  @Test
  void aBusyMessengerIsAskedAgainWhenItSaysSo() {
    shop.messenger.nextDelivery(new Delivery.Later(Duration.ofSeconds(7)));
    shop.requested(buyer);
    shop.provider.takesWork(false);
    shop.pass(Duration.ofSeconds(6));
    assertThat(said()).containsExactly("Started");
    shop.pass(Duration.ofSeconds(1));
    assertThat(said()).containsExactly("Started", "Started");
    assertThat(shop.toldKinds(buyer)).containsExactly("Started");
  }

  @Test
  void aResultThatMayHaveArrivedIsToldAgain() {
    var id = madeWhileTheMessengerSays(ARRIVED, new Delivery.Unknown("timed out"));
    assertThat(said()).containsExactly("Started", "Result", "Result");
    assertThat(shop.telemetry.count(Telemetry.Count.MESSAGE_UNCERTAIN)).isEqualTo(1);
    assertThat(shop.notice(Notice.Kind.RESULT, id)).isInstanceOf(Notice.Status.Sent.class);
  }

  @Test
  void thatTheWorkBeganIsNotWorthASecondCopy() {
    var id = madeWhileTheMessengerSays(new Delivery.Unknown("timed out"));
    assertThat(said()).containsExactly("Started", "Result");
    assertThat(shop.notice(Notice.Kind.STARTED, id)).isInstanceOf(Notice.Status.Dropped.class);
  }

  @Test
  void whatTheMessengerRefusesIsNotTriedAgainAndMovesNoCredits() {
    var id = madeWhileTheMessengerSays(ARRIVED, new Delivery.Refused("400"));
    assertThat(said()).containsExactly("Started", "Result");
    assertThat(shop.notice(Notice.Kind.RESULT, id)).isInstanceOf(Notice.Status.Dropped.class);
    assertThat(shop.available(buyer)).isEqualTo(8);
  }

  /** The messenger may take a file in no way. */
  @Test
  void everyFileOfAResultCanBeHadBehindALinkToo() {
    madeWhileTheMessengerSays(ARRIVED);
    assertThat(shop.messenger.said().getLast().message())
        .isInstanceOfSatisfying(
            CustomerMessage.Result.class,
            result ->
                assertThat(result.attachments())
                    .allSatisfy(file -> assertThat(file.link()).isPresent()));
  }
}
