package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.credits.Reason;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Order;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.ports.testkit.HmacSeals;
import dev.kadr.usecases.accounts.DeleteAccount.Result;
import dev.kadr.usecases.accounts.OpenAccount;
import dev.kadr.usecases.orders.PlaceOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody wants all that is theirs to be deleted. */
class FarewellTest {
  private static final Identity MARIA = Identity.telegram(5001);
  private final Shop shop = new Shop();

  private Account maria() {
    return ((OpenAccount.Result.Opened) open()).account();
  }

  private OpenAccount.Result open() {
    return shop.does.accounts().open().open(MARIA, Fixtures.profile(), Fixtures.chat());
  }

  private Result delete(Account account) {
    return shop.does.profile().delete().delete(account.id());
  }

  @Test
  void picturesAreGoneWhenTheAnswerComes() {
    var maria = maria();
    var id = finished(maria);
    var begun = dialogue(maria);
    assertThat(shop.blobs.keys()).isNotEmpty();

    assertThat(delete(maria)).isInstanceOf(Result.Deleted.class);

    assertThat(shop.blobs.keys()).isEmpty();
    assertThat(shop.dialogues.find(maria.id())).isEmpty();
    assertThat(shop.blobs.find(begun)).isEmpty();
    assertThat(shop.world.generations().find(maria.id(), id)).isEmpty();
    assertThat(shop.world.accounts().find(maria.id())).isEmpty();
  }

  @Test
  void theCreditsThatAreLeftEndByAMovement() {
    var maria = maria();
    delete(maria);
    var transfers = shop.world.transfersOf(maria.id());
    assertThat(transfers.getLast().reason()).isEqualTo(Reason.EXPIRY);
    assertThat(transfers.getLast().amount()).isEqualTo(10);
    assertThat(shop.available(maria)).isZero();
  }

  @Test
  void starterCreditsAreNotGivenTwice() {
    var maria = maria();
    delete(maria);
    var back = open();
    assertThat(back).isInstanceOf(OpenAccount.Result.Opened.class);
    assertThat(((OpenAccount.Result.Opened) back).credits()).isZero();
    assertThat(back.account().id()).isNotEqualTo(maria.id());
    assertThat(shop.available(back.account())).isZero();
    assertThat(shop.available(shop.newcomer())).isEqualTo(10);
  }

  @Test
  void aChangeOfKeysForgetsNobodyAsLongAsTheOldOneIsKept() {
    delete(maria());
    shop.graves = HmacSeals.with("tomorrow's", "today's");
    assertThat(((OpenAccount.Result.Opened) open()).credits()).isZero();
  }

  @Test
  void nothingIsDeletedWhileARequestIsUnderWay() {
    var maria = maria();
    var id = shop.requested(maria);
    assertThat(delete(maria)).isEqualTo(new Result.RequestsOpen(1));
    assertThat(shop.world.accounts().find(maria.id())).isPresent();
    assertThat(shop.held(maria)).isPositive();
    shop.does.generation().cancel().cancel(maria.id(), id);
    assertThat(delete(maria)).isInstanceOf(Result.Deleted.class);
  }

  @Test
  void nothingIsDeletedWhileMoneyIsOnItsWay() {
    var maria = maria();
    var placed = bought(maria);
    assertThat(placed.state()).isInstanceOf(Order.State.AwaitingPayment.class);
    assertThat(delete(maria)).isEqualTo(new Result.PaymentsOpen(1));
    assertThat(shop.world.orders().contact(maria.id())).isPresent();
  }

  @Test
  void nothingIsDeletedWhileAGiftMayStillCome() {
    var maria = maria();
    shop.provider.nextSubmission(new Submission.Unknown("no answer"));
    shop.requested(maria);
    shop.pass(Duration.ofMinutes(20));
    assertThat(shop.held(maria)).isZero();
    assertThat(delete(maria)).isInstanceOf(Result.ResultMayCome.class);
    shop.pass(Duration.ofHours(25));
    assertThat(delete(maria)).isInstanceOf(Result.Deleted.class);
  }

  @Test
  void deletedTwiceIsDeletedOnce() {
    var maria = maria();
    delete(maria);
    var transfers = shop.world.transfersOf(maria.id());
    assertThat(delete(maria)).isInstanceOf(Result.Gone.class);
    assertThat(shop.world.transfersOf(maria.id())).isEqualTo(transfers);
    assertThat(shop.world.waitingTasks())
        .extracting(waiting -> waiting.task().instance())
        .contains(maria.id().value().toString());
  }

  @Test
  void whoDiesAfterTheCommitLeavesTheRestToTheTask() {
    for (var step : List.of("account-left", "traces-removed", "files-deleted")) {
      var world = new Shop();
      var maria =
          world.does.accounts().open().open(MARIA, Fixtures.profile(), Fixtures.chat()).account();
      world.requested(maria);
      world.pass(Duration.ofMinutes(5));
      world.dieAt(step);
      assertThatThrownBy(() -> world.does.profile().delete().delete(maria.id()))
          .isInstanceOf(Shop.Died.class);
      world.dieAt("");
      assertThat(world.world.accounts().find(maria.id())).as(step).isEmpty();
      world.pass(Duration.ofSeconds(30));
      assertThat(world.blobs.keys()).as(step).isEmpty();
      assertThat(world.world.keptFiles().retired(Optional.empty(), 10)).as(step).isEmpty();
    }
  }

  @Test
  void whatWasOnItsWayIsRemovedByTheSecondLook() {
    var maria = maria();
    delete(maria);
    // a photo that the chat brought at that very moment
    var late = dialogue(maria);
    shop.pass(Duration.ofMinutes(20));
    assertThat(shop.dialogues.find(maria.id())).isEmpty();
    assertThat(shop.blobs.find(late)).isEmpty();
    assertThat(shop.world.waitingTasks()).isEmpty();
  }

  @Test
  void whatIsDueIsToldToNobody() {
    var maria = maria();
    finished(maria);
    var told = shop.told(maria).size();
    delete(maria);
    shop.pass(Duration.ofHours(1));
    assertThat(shop.told(maria)).hasSize(told);
  }

  private GenerationId finished(Account account) {
    var id = shop.requested(account);
    shop.pass(Duration.ofMinutes(5));
    assertThat(shop.world.generations().underWay(account.id(), 10)).isEmpty();
    return id;
  }

  private BlobKey dialogue(Account account) {
    var photo = shop.blobs.put(Shop.photo());
    shop.dialogues.save(
        new Dialogue(account.id(), new Dialogue.State.AwaitingPrompt(List.of(photo))));
    return photo;
  }

  private Order bought(Account account) {
    var placed =
        shop.does
            .orders()
            .selling()
            .place()
            .place(
                Buyer.of(account.id(), GivenOrders.purchaseKey(), Channel.WEB),
                Fixtures.creditPackage().id(),
                Optional.of(new Email("maria@example.com")));
    return ((PlaceOrder.Result.Placed) placed).purchase().order();
  }
}
