package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Step;
import dev.kadr.ports.Store;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What many connections at once must not be able to do to one account. */
class ConcurrencyTest implements PostgresSubjects {
  /** How long 64 threads look for a circle to wait in; each acts so often at least. */
  private static final Duration HUNT = Duration.ofSeconds(Long.getLong("kadr.hunt", 5));

  private static final int LEAST_ACTS = 4;

  private static final int CONNECTIONS = 20;

  private final TestDatabase database = TestDatabase.migrated(1);
  private final PatientPool pool = PatientPool.of(database, CONNECTIONS);
  private final PostgresUnitOfWork unitOfWork = new PostgresUnitOfWork(pool.jdbi());

  @Override
  public TestDatabase database() {
    return database;
  }

  @Override
  public Jdbi jdbi() {
    return pool.jdbi();
  }

  @AfterEach
  void close() {
    pool.close();
    database.close();
  }

  @Test
  void twoHundredSubmitsOnThePriceOfOneMakeOneRequest() {
    assertThat(acceptedOf200(2)).isEqualTo(1);
  }

  @Test
  void twoHundredSubmitsOnThePriceOfTwentyMakeTwenty() {
    assertThat(acceptedOf200(40)).isEqualTo(20);
  }

  private int acceptedOf200(long credits) {
    var account = given().account(credits);
    var provider = Fixtures.provider();
    var runs = new AtomicInteger();
    var accepted =
        Crowd.of(
            40,
            number ->
                IntStream.range(0, 5).filter(round -> submit(account, provider, runs)).count());
    assertThat(accounts().wallet(account).available(Fixtures.NOW)).isZero();
    assertThat(accounts().wallet(account).held()).isEqualTo(credits);
    assertThat(generations().underWay(account, 1_000)).hasSize((int) (credits / 2));
    assertThat(runs).as("nothing had to run twice").hasValue(200);
    return accepted.stream().mapToInt(Long::intValue).sum();
  }

  private boolean submit(AccountId account, ProviderId provider, AtomicInteger runs) {
    var fresh = Given.fresh(account, provider, false, Fixtures.NOW);
    var request = fresh.next();
    return unitOfWork.inTransaction(
        store -> {
          runs.incrementAndGet();
          var standing = store.lockStanding(account, request.ticket().key(), provider);
          var held = Given.held(standing.orElseThrow().wallet(), request);
          if (held.isEmpty()) {
            return false;
          }
          store.append(held.get());
          store.add(request);
          store.add(fresh.event().event());
          store.schedule(Moves.task(TaskKind.SUBMIT, request));
          return true;
        });
  }

  /** Everything that happens to accounts, 64 at once on ten of them, in every order. */
  @Test
  void nobodyWaitsInACircle() {
    var provider = Fixtures.provider();
    var accounts = Stream.generate(() -> given().account(40)).limit(10).toList();
    var end = System.nanoTime() + HUNT.toNanos();
    var done =
        Crowd.of(
            64,
            number -> {
              var dice = new Random(number);
              var acts = 0;
              while (System.nanoTime() < end || acts < LEAST_ACTS) {
                act(dice, accounts.get(dice.nextInt(accounts.size())), provider);
                acts++;
              }
              return acts;
            });
    assertThat(done).hasSize(64).allMatch(acts -> acts >= LEAST_ACTS);
    assertThat(new LedgerCheck(database.jdbi()).faults()).isEmpty();
    assertThat(deadlocks()).isZero();
  }

  private void act(Random dice, AccountId account, ProviderId provider) {
    switch (dice.nextInt(8)) {
      case 0, 1 -> submit(account, provider, new AtomicInteger());
      case 2 -> given().grant(account, Origin.STARS, 3, new Validity.Forever());
      case 3 -> given().grant(account, Origin.PROMO, 3, new Validity.Until(Fixtures.NOW));
      case 4 -> expire(account);
      default -> generations().underWay(account, 2).forEach(seen -> go(dice, seen));
    }
  }

  private void expire(AccountId account) {
    given()
        .commit(
            store -> {
              var wallet = store.lockAccount(account).orElseThrow().wallet();
              Moves.event(wallet.expire(Fixtures.NOW)).ifPresent(store::append);
            });
  }

  /** One step further from whatever state it is in by now. */
  private void go(Random dice, GenerationRequest seen) {
    var moves = new ArrayList<>(List.of(Moves.values()));
    Collections.shuffle(moves, dice);
    for (var move : moves) {
      given().commit(store -> lock(store, seen, move).ifPresent(locked -> go(store, locked, move)));
    }
  }

  /** Leaving the queue is decided on the provider's places, all else on the request alone. */
  private static Optional<LockedRequest> lock(Store store, GenerationRequest seen, Moves move) {
    return move == Moves.START
        ? store
            .lockTurn(seen.id(), new Capacity(100, 100))
            .map(turn -> new LockedRequest(turn.request(), turn.wallet()))
        : store.lockRequest(seen.id());
  }

  private static void go(Store store, LockedRequest locked, Moves move) {
    var outputs = List.of(Fixtures.output());
    if (move.of(locked.request(), outputs, Fixtures.NOW)
        instanceof Moved<GenerationRequest, Step> moved) {
      Moves.note(store, moved, locked.wallet(), Fixtures.NOW);
    }
  }

  private long deadlocks() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                    .mapTo(Long.class)
                    .one());
  }
}
