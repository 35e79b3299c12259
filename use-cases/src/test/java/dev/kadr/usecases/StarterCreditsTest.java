package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.accounts.OpenAccount;
import dev.kadr.usecases.dialogue.ConfirmDraft;
import dev.kadr.usecases.dialogue.TakePhoto;
import dev.kadr.usecases.generation.RequestGeneration;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a newcomer has, once for ever, and what happens when it is spent. */
class StarterCreditsTest {
  private final Shop shop = new Shop();

  private static Shop shopWhere(long price) {
    var model = Fixtures.model();
    return new Shop(
        new Model(
            model.id(),
            model.title(),
            model.provision(),
            new Model.Makes(model.makes().kind(), 1, price),
            model.takes()),
        new Capacity(10, 10));
  }

  @Test
  void aNewcomerHasTenCreditsAndNeverGetsThemAgain() {
    var identity = Fixtures.identity();
    var chat = Fixtures.chat();
    var open = shop.does.accounts().open();
    var first = open.open(identity, Fixtures.profile(), chat);
    assertThat(first).isInstanceOf(OpenAccount.Result.Opened.class);
    assertThat(open.open(identity, Fixtures.profile(), chat))
        .isEqualTo(new OpenAccount.Result.Known(first.account()));
    shop.clock.advance(Duration.ofDays(1_000));
    assertThat(open.open(identity, Fixtures.profile(), Fixtures.chat()))
        .isInstanceOf(OpenAccount.Result.Known.class);
    assertThat(shop.available(first.account())).isEqualTo(10);
    assertThat(shop.world.transfersOf(first.account().id())).hasSize(1);
  }

  @Test
  void tenFirstMessagesAtOnceAreOneAccountWithTenCredits() {
    var identity = Fixtures.identity();
    var chat = Fixtures.chat();
    var answers =
        Crowd.of(
            10, message -> shop.does.accounts().open().open(identity, Fixtures.profile(), chat));
    assertThat(answers).filteredOn(OpenAccount.Result.Opened.class::isInstance).hasSize(1);
    var account = answers.getFirst().account();
    assertThat(answers).allMatch(answer -> answer.account().id().equals(account.id()));
    assertThat(shop.available(account)).isEqualTo(10);
  }

  @Test
  void tooFewCreditsNameWhatIsMissingAndKeepTheOffer() {
    var dear = shopWhere(17);
    var buyer = dear.newcomer();
    var offer = new MessageId(3);
    var answer =
        dear.does
            .dialogue()
            .takePhoto()
            .take(buyer.id(), new MessageId(1), Shop.photo(), Optional.of("a fox"));
    assertThat(answer)
        .isInstanceOfSatisfying(
            TakePhoto.Result.Show.class,
            show ->
                dear.does
                    .dialogue()
                    .showOffer()
                    .show(buyer.id(), show.offer().draft().id(), offer));
    var tooFew = new ConfirmDraft.Result.Insufficient(17, 10, 7);
    assertThat(dear.does.dialogue().confirmDraft().confirm(buyer.id(), offer)).isEqualTo(tooFew);
    assertThat(dear.dialogues.find(buyer.id()).orElseThrow().draftOn(offer)).isPresent();
    assertThat(dear.tasks.waiting()).isEmpty();
    assertThat(dear.available(buyer)).isEqualTo(10);
  }

  @Test
  void fiftyWishesAtOnceNeverSpendMoreThanThereIs() {
    var buyer = shop.newcomer();
    var answers = Crowd.of(50, wish -> shop.tryRequest(buyer));
    assertThat(answers).filteredOn(RequestGeneration.Result.Requested.class::isInstance).hasSize(5);
    assertThat(answers)
        .filteredOn(RequestGeneration.Result.Insufficient.class::isInstance)
        .hasSize(45)
        .containsOnly(new RequestGeneration.Result.Insufficient(2, 0, 2));
    assertThat(shop.available(buyer)).isZero();
    assertThat(shop.held(buyer)).isEqualTo(10);
  }
}
