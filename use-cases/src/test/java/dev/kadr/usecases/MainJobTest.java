package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.dialogue.ChooseOption;
import dev.kadr.usecases.dialogue.ConfirmDraft;
import dev.kadr.usecases.dialogue.TakePhoto;
import dev.kadr.usecases.dialogue.TakePrompt;
import dev.kadr.usecases.generation.FetchOriginals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way that everything goes well: from a photo in the chat to the picture in the chat. */
class MainJobTest {
  private static final MessageId OFFER = new MessageId(7);

  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  private void offered() {
    var dialogue = shop.does.dialogue();
    dialogue.beginPhoto().begin(buyer.id());
    dialogue.takePhoto().take(buyer.id(), new MessageId(1), Shop.photo(), Optional.empty());
    var answer = dialogue.takePrompt().take(buyer.id(), "a fox in snow");
    assertThat(answer).isInstanceOf(TakePrompt.Result.Show.class);
    var draft = ((TakePrompt.Result.Show) answer).offer().draft().id();
    dialogue.showOffer().show(buyer.id(), draft, OFFER);
  }

  private ConfirmDraft.Result confirm() {
    return shop.does.dialogue().confirmDraft().confirm(buyer.id(), OFFER);
  }

  private GenerationId theOnlyRequest() {
    var underWay = shop.world.generations().underWay(buyer.id(), 10);
    assertThat(underWay).hasSize(1);
    return underWay.getFirst().id();
  }

  @Test
  void fromPhotoToPictureEverythingHappensOnceAndInOrder() {
    offered();
    var smaller = new ChooseOption.Choice.OfSize(Fixtures.SMALL);
    assertThat(shop.does.dialogue().chooseOption().choose(buyer.id(), OFFER, smaller))
        .isInstanceOf(ChooseOption.Result.Changed.class);
    assertThat(confirm()).isEqualTo(new ConfirmDraft.Result.Confirmed());
    var id = theOnlyRequest();
    assertThat(shop.available(buyer)).isEqualTo(8);
    assertThat(shop.held(buyer)).isEqualTo(2);

    shop.pass(Duration.ofMinutes(1));

    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.available(buyer)).isEqualTo(8);
    assertThat(shop.held(buyer)).isZero();
    assertThat(shop.events(id))
        .containsExactly(
            GenerationEvent.Kind.REQUESTED,
            GenerationEvent.Kind.STARTED,
            GenerationEvent.Kind.ACCEPTED,
            GenerationEvent.Kind.PROGRESSED,
            GenerationEvent.Kind.RESULT_READY,
            GenerationEvent.Kind.COMPLETED);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
    assertThat(shop.world.costOf(id).orElseThrow().cost()).isEqualTo(new BigDecimal("12.50"));
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
    shop.pass(Duration.ofMinutes(30)); // the deadlines find nothing to do
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
    assertThat(shop.tasks.waiting()).isEmpty();
    assertThat(shop.tasks.failures()).isEmpty();
    assertThat(shop.alerts()).isEmpty();
  }

  @Test
  void theBuyerGetsTheSizeThatWasChosenAndReadsWhatItCost() {
    offered();
    shop.does
        .dialogue()
        .chooseOption()
        .choose(buyer.id(), OFFER, new ChooseOption.Choice.OfSize(Fixtures.SMALL));
    confirm();
    var id = theOnlyRequest();
    shop.pass(Duration.ofMinutes(1));

    assertThat(shop.told(buyer).getLast())
        .isInstanceOfSatisfying(
            CustomerMessage.Result.class,
            result -> {
              assertThat(result.charged()).isEqualTo(2);
              assertThat(result.balance()).isEqualTo(8);
              assertThat(result.attachments())
                  .singleElement()
                  .satisfies(
                      picture -> {
                        assertThat(picture.width()).isEqualTo(512);
                        assertThat(picture.height()).isEqualTo(512);
                      });
            });
    assertThat(shop.notice(Notice.Kind.RESULT, id)).isInstanceOf(Notice.Status.Sent.class);
    assertThat(shop.does.generation().fetchOriginals().fetch(buyer.id(), id))
        .isInstanceOf(FetchOriginals.Result.Files.class);
    assertThat(shop.does.generation().fetchOriginals().fetch(shop.newcomer().id(), id))
        .isEqualTo(new FetchOriginals.Result.Unknown());
  }

  @Test
  void whatTheProviderGetsIsWhatTheBuyerSaidAndSent() {
    offered();
    confirm();
    shop.work();
    assertThat(shop.provider.jobs())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.prompt().text()).isEqualTo("a fox in snow");
              assertThat(job.choices().of("size")).contains(Fixtures.LARGE.toString());
              assertThat(job.pictures()).hasSize(1);
            });
  }

  @Test
  void aSecondPressFindsNothingOpen() {
    offered();
    confirm();
    assertThat(confirm()).isEqualTo(new ConfirmDraft.Result.Stale());
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.provider.jobs()).hasSize(1);
    assertThat(shop.available(buyer)).isEqualTo(8);
  }

  @Test
  void aDraftReadTwiceIsOneRequestOneHoldAndOneJob() {
    offered();
    var asItWas = shop.dialogues.find(buyer.id()).orElseThrow();
    confirm();
    shop.dialogues.save(asItWas); // the dialogue was not forgotten in time
    assertThat(confirm()).isEqualTo(new ConfirmDraft.Result.Confirmed());
    theOnlyRequest();
    assertThat(shop.held(buyer)).isEqualTo(2);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.provider.jobs()).hasSize(1);
    assertThat(shop.toldKinds(buyer)).containsExactly("Started", "Result");
  }

  @Test
  void tenPressesAtOnceAreOneRequest() {
    offered();
    var answers = Crowd.of(10, press -> confirm());
    assertThat(answers)
        .contains(new ConfirmDraft.Result.Confirmed())
        .isSubsetOf(List.of(new ConfirmDraft.Result.Confirmed(), new ConfirmDraft.Result.Stale()));
    theOnlyRequest();
    assertThat(shop.held(buyer)).isEqualTo(2);
  }

  @Test
  void aCaptionIsAsGoodAsWordsAfterwards() {
    var answer =
        shop.does
            .dialogue()
            .takePhoto()
            .take(buyer.id(), new MessageId(1), Shop.photo(), Optional.of("a fox"));
    assertThat(answer)
        .isInstanceOfSatisfying(
            TakePhoto.Result.Show.class,
            show -> {
              assertThat(show.offer().price()).isEqualTo(2);
              assertThat(show.offer().balance()).isEqualTo(10);
            });
  }
}
