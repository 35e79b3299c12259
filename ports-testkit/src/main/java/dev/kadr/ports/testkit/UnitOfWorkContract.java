package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link UnitOfWork} must do, whatever keeps the rows. */
public interface UnitOfWorkContract extends StoreSubjects {

  @Test
  default void theWorksAnswerIsTheTransactionsAnswer() {
    String answer = unitOfWork().inTransaction(store -> "done");
    assertThat(answer).isEqualTo("done");
  }

  @Test
  default void aTransactionThatThrowsLeavesNothingBehind() {
    var account = Fixtures.account();
    var boom = new UnsupportedOperationException("boom");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                given()
                    .commit(
                        store -> {
                          store.open(account, Fixtures.identity());
                          throw boom;
                        }))
        .isSameAs(boom);
    assertThat(accounts().find(account.id())).isEmpty();
  }

  @Test
  default void readsNeverSeeOwnWrites() {
    var account = Fixtures.account();
    var identity = Fixtures.identity();
    Boolean seen =
        unitOfWork()
            .inTransaction(
                store -> {
                  store.open(account, identity);
                  return store.lockAccount(identity).isPresent();
                });
    assertThat(seen).isFalse();
    assertThat(accounts().find(identity)).contains(account);
  }

  @Test
  default void aRepeatedKeyMakesTheWorkRunAgainAndThenItSeesWhatItCollidedWith() {
    var identity = Fixtures.identity();
    var first = Fixtures.account();
    given().commit(store -> store.open(first, identity));

    var runs = new AtomicInteger();
    AccountId answer =
        unitOfWork()
            .inTransaction(
                store -> {
                  if (runs.incrementAndGet() == 1) {
                    // As if its read had come just before the other transaction's commit.
                    store.open(Fixtures.account(), identity);
                    return Fixtures.accountId();
                  }
                  return store.lockAccount(identity).orElseThrow().account().id();
                });
    assertThat(answer).isEqualTo(first.id());
    assertThat(runs).hasValue(2);
  }

  @Test
  default void aWorkThatCollidesEachTimeIsABugAndRunsABoundedNumberOfTimes() {
    var identity = Fixtures.identity();
    given().commit(store -> store.open(Fixtures.account(), identity));

    var runs = new AtomicInteger();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                given()
                    .commit(
                        store -> {
                          runs.incrementAndGet();
                          store.open(Fixtures.account(), identity);
                        }));
    assertThat(runs.get()).isBetween(2, 20);
  }

  @Test
  default void savingAnAccountThatWasNeverOpenedIsABug() {
    isABug(store -> store.save(Fixtures.account()));
  }

  @Test
  default void savingARequestThatWasNeverAddedIsABug() {
    var account = given().account(Given.CREDITS);
    var fresh = Given.fresh(account, Fixtures.provider(), false, Fixtures.NOW);
    isABug(store -> store.save(fresh.next()));
  }

  @Test
  default void savingANoticeThatWasNeverAddedIsABug() {
    var request = given().request(Fixtures.provider(), RequestExample.QUEUED);
    var id = new NoticeId(Notice.Kind.STARTED, request.id());
    var account = request.ticket().account();
    isABug(store -> store.save(new Notice(id, account, Fixtures.NOW, new Notice.Status.Due())));
  }

  @Test
  default void savingARowTwiceInOneTransactionIsABug() {
    var request = given().request(Fixtures.provider(), RequestExample.QUEUED);
    isABug(
        store -> {
          store.save(request);
          store.save(request);
        });
  }

  @Test
  default void addingAndSavingARowInOneTransactionIsABug() {
    var account = Fixtures.account();
    isABug(
        store -> {
          store.open(account, Fixtures.identity());
          store.save(account);
        });
    assertThat(accounts().find(account.id())).isEmpty();
  }

  @Test
  default void nothingIsWrittenWhenOneOfManyNotesFails() {
    var account = given().account(Given.CREDITS);
    var fresh = Given.fresh(account, Fixtures.provider(), false, Fixtures.NOW);
    var id = fresh.next().id();
    isABug(
        store -> {
          Given.submit(store, fresh);
          store.schedule(new Task(TaskKind.SUBMIT, id.value().toString(), Fixtures.NOW));
          store.add(
              new Notice(
                  new NoticeId(Notice.Kind.STARTED, id),
                  account,
                  Fixtures.NOW,
                  new Notice.Status.Due()));
          store.save(Fixtures.account()); // this one was never opened
        });
    assertThat(generations().find(id)).isEmpty();
    assertThat(generations().events(id, 0)).isEmpty();
    assertThat(accounts().wallet(account).held()).isZero();
    assertThat(transfersOf(account)).hasSize(1);
    assertThat(tasksOf(id.value().toString())).isEmpty();
    assertThat(notices().find(new NoticeId(Notice.Kind.STARTED, id))).isEmpty();
  }

  @Test
  default void aTransactionAfterOneThatFailedIsUnaffected() {
    isABug(store -> store.save(Fixtures.account()));
    var account = given().account(3);
    assertThat(accounts().wallet(account).available(Fixtures.NOW)).isEqualTo(3);
  }

  @Test
  default void aTaskIsPartOfTheCommitAndTheOneThatWaitsStays() {
    var instance = Fixtures.random().toString();
    var first = new Task(TaskKind.POLL, instance, Fixtures.NOW.plusSeconds(3_600));
    var second = new Task(TaskKind.POLL, instance, Fixtures.NOW.plusSeconds(7_200));
    var other = new Task(TaskKind.DEADLINE, instance, Fixtures.NOW.plusSeconds(7_200));
    given().commit(store -> store.schedule(first));
    given()
        .commit(
            store -> {
              store.schedule(second);
              store.schedule(other);
            });
    assertThat(tasksOf(instance)).containsExactlyInAnyOrder(first, other);
  }

  @Test
  default void aStoreIsOfNoUseAfterItsTransaction() {
    var kept = new ArrayList<Store>();
    given().commit(kept::add);
    var store = kept.getFirst();
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> store.lockAccount(Fixtures.accountId()));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> store.open(Fixtures.account(), Fixtures.identity()));
  }

  private void isABug(Consumer<Store> notes) {
    assertThatIllegalStateException().isThrownBy(() -> given().commit(notes));
  }
}
