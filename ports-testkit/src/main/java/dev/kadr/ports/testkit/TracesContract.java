package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.Reason;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.accounts.Farewell;
import dev.kadr.ports.accounts.Leaver;
import dev.kadr.ports.accounts.Traces;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Questions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store must do for those who leave for good. */
public interface TracesContract extends StoreSubjects {
  Instant LEFT = Fixtures.NOW.plusSeconds(3600);

  Traces traces();

  Questions questions();

  @Test
  default void whoLeftIsFoundByNobody() {
    var person = opened();
    leave(person.account().id());
    var id = person.account().id();
    assertThat(accounts().find(id)).isEmpty();
    assertThat(accounts().find(person.identity())).isEmpty();
    assertThat(accounts().subject(id, person.identity().provider())).isEmpty();
    assertThat(traces().leftAt(id)).contains(LEFT);
    given()
        .commit(
            store -> {
              assertThat(store.lockAccount(id)).isEmpty();
              assertThat(store.lockAccount(person.identity())).isEmpty();
              assertThat(store.lockLeaver(id)).isEmpty();
              assertThat(store.lockBuyer(id, GivenOrders.purchaseKey())).isEmpty();
              assertThat(store.lockStanding(id, Fixtures.submitKey(), Fixtures.provider()))
                  .isEmpty();
            });
  }

  @Test
  default void whoComesBackIsSomebodyNewAndKnownByTheMark() {
    var person = opened();
    var mark = mark();
    given().commit(store -> store.add(new Farewell(person.account().id(), List.of(mark), LEFT)));
    var again = Fixtures.account();
    given().commit(store -> store.open(again, person.identity()));
    assertThat(accounts().find(person.identity())).contains(again);
    given()
        .commit(
            store -> {
              assertThat(store.knowsMark(List.of(mark(), mark))).isTrue();
              assertThat(store.knowsMark(List.of(mark()))).isFalse();
            });
  }

  @Test
  default void nobodyLeavesTwice() {
    var id = given().account();
    leave(id);
    assertThatThrownBy(() -> leave(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> leave(Fixtures.accountId())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void whatIsOpenIsSeenUnderTheLock() {
    var quiet = given().account();
    assertThat(unsettled(quiet)).isEqualTo(new Leaver.Unsettled(0, Optional.empty(), 0, 0));
    var waiting = given().request(Fixtures.provider(), RequestExample.QUEUED);
    assertThat(unsettled(waiting.ticket().account()).generations()).isEqualTo(1);
    var late = given().request(Fixtures.provider(), RequestExample.TIMED_OUT);
    assertThat(unsettled(late.ticket().account()).generations()).isZero();
    assertThat(unsettled(late.ticket().account()).timedOutAt()).isPresent();
    var over = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    assertThat(unsettled(over.ticket().account()))
        .isEqualTo(new Leaver.Unsettled(0, Optional.empty(), 0, 0));
  }

  @Test
  default void moneyThatIsOpenIsSeenUnderTheLock() {
    var orders = new GivenOrders(unitOfWork());
    var placed = orders.placed();
    assertThat(unsettled(placed.order().buyer().account()).orders()).isEqualTo(1);
    var paid = orders.paid();
    assertThat(unsettled(paid.order().buyer().account()).orders()).isZero();
    var refunding = orders.refunding();
    assertThat(unsettled(refunding.order().buyer().account()).refunds()).isEqualTo(1);
    var refunded = orders.refunded();
    assertThat(unsettled(refunded.order().buyer().account()).refunds()).isZero();
  }

  @Test
  default void picturesAreToBeErasedAndWordsAreGone() {
    var request = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var id = request.ticket().account();
    var upload = uploaded(id);
    var loose = Fixtures.blobKey();
    leave(id);

    var gone = traces().remove(id, List.of(loose), LEFT);

    var files = InMemoryTraces.files(request);
    files.addAll(Set.of(upload.file(), upload.preview(), loose));
    assertThat(gone).isEqualTo(files);
    assertThat(keptFiles().named(files)).isEmpty();
    assertThat(keptFiles().retired(Optional.empty(), 100_000)).containsAll(files);
    assertThat(uploads().use(id, List.of(upload.id()), LEFT)).isEmpty();
    var left = generations().find(request.id()).orElseThrow();
    assertThat(left.wish().instruction().words().text()).isEqualTo("-");
    assertThat(left.ticket().key()).isNotEqualTo(request.ticket().key());
    assertThat(left.wish().settings()).isEmpty();
    assertThat(left.terms()).isEqualTo(request.terms());
    assertThat(generations().find(id, request.id())).isEmpty();
  }

  @Test
  default void saidTwiceItRemovesNothingMoreAndForgetsNothingThatIsToBeErased() {
    var request = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var id = request.ticket().account();
    leave(id);
    var gone = traces().remove(id, List.of(), LEFT);
    // as after a death between the commit and the erasing
    assertThat(traces().remove(id, List.of(), LEFT)).isEqualTo(gone);
    keptFiles().settle(gone);
    assertThat(traces().remove(id, List.of(), LEFT)).isEmpty();
  }

  @Test
  default void theMoneyTrailStaysWithNobodysNameOnIt() {
    var orders = new GivenOrders(unitOfWork());
    var paid = orders.paid();
    var id = paid.order().buyer().account();
    given()
        .commit(
            store -> {
              store.save(new Contact(id, new Email("maria@example.com"), LEFT));
              store.save(new Subscription(id, LEFT));
            });
    accountNotes().setLetters(id, true);
    accountNotes().noteUtm(id, utm(), LEFT);
    given().move(id, wallet -> wallet.close(LEFT));
    leave(id);
    var transfers = transfersOf(id);

    traces().remove(id, List.of(), LEFT);

    assertThat(transfersOf(id)).containsExactlyInAnyOrderElementsOf(transfers);
    assertThat(transfers.getLast().reason()).isIn(Reason.EXPIRY, Reason.GRANT);
    var left = orders().find(paid.order().id()).orElseThrow();
    assertThat(left.order().goods()).isEqualTo(paid.order().goods());
    assertThat(left.order().state()).isEqualTo(paid.order().state());
    assertThat(left.order().buyer().key()).isNotEqualTo(paid.order().buyer().key());
    assertThat(left.payments().getFirst().provider())
        .isEqualTo(paid.payments().getFirst().provider());
    assertThat(left.payments().getFirst().request().body()).isEqualTo("{}");
    assertThat(orders().contact(id)).isEmpty();
    assertThat(orders().subscription(id)).isEmpty();
    assertThat(accountNotes().wantsLetters(id)).isFalse();
    assertThat(accountNotes().utm(id)).isEmpty();
  }

  @Test
  default void whatWasAskedAndToldIsForgotten() {
    var request = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var id = request.ticket().account();
    var question = new Question(new Question.Id(id, 7), "where is my picture?", LEFT);
    var sent = new NoticeId(Notice.Kind.STARTED, request.id());
    var due = new NoticeId(Notice.Kind.RESULT, request.id());
    given()
        .commit(
            store -> {
              store.add(question);
              store.add(new Notice(sent, id, LEFT, new Notice.Status.Sent(List.of(5L, 6L))));
              store.add(new Notice(due, id, LEFT, new Notice.Status.Due()));
            });
    var copy = new Question.Copy(Fixtures.chat(), 9, question.id(), LEFT);
    given().commit(store -> store.add(copy));
    leave(id);

    traces().remove(id, List.of(), LEFT);

    assertThat(questions().find(question.id())).isEmpty();
    assertThat(questions().copies(question.id())).isEmpty();
    assertThat(notices().find(sent).orElseThrow().status())
        .isEqualTo(new Notice.Status.Sent(List.of()));
    assertThat(notices().find(due).orElseThrow().status())
        .isInstanceOf(Notice.Status.Dropped.class);
  }

  @Test
  default void whoDidNotLeaveLosesNothing() {
    var request = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var id = request.ticket().account();
    assertThat(traces().leftAt(id)).isEmpty();
    assertThat(traces().remove(id, List.of(Fixtures.blobKey()), LEFT)).isEmpty();
    assertThat(generations().find(id, request.id())).contains(request);
    assertThat(keptFiles().named(InMemoryTraces.files(request)))
        .isEqualTo(InMemoryTraces.files(request));
  }

  @Test
  default void whatComesTooLateIsNotKept() {
    var id = given().account();
    leave(id);
    assertThat(uploads().add(upload(id))).isFalse();
  }

  @Test
  default void ofARequestAndALeavingAtOnceOneWins() {
    for (var round = 0; round < 20; round++) {
      var id = given().account(Given.CREDITS);
      var provider = Fixtures.provider();
      var won =
          Crowd.of(4, number -> number == 0 ? leavesIfNothingIsOpen(id) : requests(id, provider));
      assertThat(won.stream().filter(it -> it).count()).isPositive();
      var waiting = generations().underWay(id, 10).size();
      assertThat(traces().leftAt(id).isPresent()).isEqualTo(waiting == 0);
    }
  }

  private boolean leavesIfNothingIsOpen(AccountId id) {
    return unitOfWork()
        .<Boolean>inTransaction(
            store -> {
              var leaver = store.lockLeaver(id).orElseThrow();
              if (leaver.unsettled().generations() > 0) {
                return false;
              }
              store.append(Given.moved(leaver.wallet().close(LEFT)).event());
              store.add(new Farewell(id, List.of(), LEFT));
              return true;
            });
  }

  private boolean requests(AccountId id, ProviderId provider) {
    var fresh = Given.fresh(id, provider, false, Fixtures.NOW);
    return unitOfWork()
        .<Boolean>inTransaction(
            store -> {
              var locked = store.lockAccount(id);
              var held = locked.flatMap(found -> Given.held(found.wallet(), fresh.next()));
              held.ifPresent(
                  movement -> {
                    store.append(movement);
                    store.add(fresh.next());
                    store.add(fresh.event().event());
                  });
              return held.isPresent();
            });
  }

  /** Somebody and by what they are known. */
  record Person(Account account, Identity identity) {}

  private Person opened() {
    var person = new Person(Fixtures.account(), Fixtures.identity());
    given().commit(store -> store.open(person.account(), person.identity()));
    return person;
  }

  private void leave(AccountId id) {
    given().commit(store -> store.add(new Farewell(id, List.of(mark()), LEFT)));
  }

  private Leaver.Unsettled unsettled(AccountId id) {
    return unitOfWork()
        .<Leaver.Unsettled>inTransaction(store -> store.lockLeaver(id).orElseThrow().unsettled());
  }

  private Upload uploaded(AccountId id) {
    var upload = upload(id);
    assertThat(uploads().add(upload)).isTrue();
    return upload;
  }

  private static Upload upload(AccountId id) {
    return new Upload(
        new UploadId(Fixtures.random()),
        id,
        Fixtures.blobKey(),
        Fixtures.blobKey(),
        new Upload.Shape("image/png", 640, 480),
        Fixtures.NOW);
  }

  private static String mark() {
    return (Fixtures.random() + "" + Fixtures.random()).replace("-", "");
  }

  private static Utm utm() {
    return new Utm(
        Optional.of("vk"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
