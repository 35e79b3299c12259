package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Step;
import dev.kadr.ports.Store;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.Given;
import dev.kadr.ports.testkit.InMemoryWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to an account, in whatever order: memory and PostgreSQL agree after each step.
 */
class LedgerWalkTest implements PostgresSubjects {
  /** The proof walks more often. */
  private static final int WALKS = Integer.getInteger("kadr.walks", 200);

  private static final int STEPS = 50;
  private static final int AT_ONCE = 8;

  private final TestDatabase database = TestDatabase.migrated(1);
  private final PatientPool pool = PatientPool.of(database, AT_ONCE);
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
  void memoryAndPostgresAgreeAfterEveryStep() {
    for (var first = 0; first < WALKS; first += AT_ONCE) {
      var seed = first;
      Crowd.of(
          AT_ONCE,
          number -> {
            new Walk(seed + number).go();
            return true;
          });
    }
    assertThat(new LedgerCheck(jdbi()).faults()).isEmpty();
  }

  /** One account's life, twice. */
  private final class Walk {
    private final int seed;
    private final Random dice;
    private final InMemoryWorld memory = new InMemoryWorld();
    private final Account account = Fixtures.account();
    private final ProviderId provider = Fixtures.provider();
    private final List<GrantId> grants = new ArrayList<>();
    private final List<GenerationRequest> requests = new ArrayList<>();
    private Instant now = Fixtures.NOW;

    Walk(int seed) {
      this.seed = seed;
      this.dice = new Random(seed);
    }

    void go() {
      var identity = Fixtures.identity();
      both(
          store -> {
            store.open(account, identity);
            return true;
          });
      for (var step = 0; step < STEPS; step++) {
        now = now.plusSeconds(dice.nextInt(40));
        step();
        compare(step);
      }
    }

    private void step() {
      switch (dice.nextInt(10)) {
        case 0, 1 -> grant();
        case 2, 3 -> submit();
        case 4 -> expire();
        case 5 -> takeBack();
        default -> move();
      }
    }

    private void grant() {
      var id = new GrantId(Fixtures.random());
      grants.add(id);
      var origin = any(List.of(Origin.values()));
      if (origin == Origin.PURCHASE) {
        origin = Origin.STARS; // what was bought has a payment, which is another walk's
      }
      var provenance = new Provenance(origin, "walk/" + id.value(), now);
      var amount = 1 + dice.nextInt(9);
      var validity =
          origin.mayExpire()
              ? new Validity.Until(now.plusSeconds(dice.nextInt(200)))
              : new Validity.Forever();
      both(
          store -> {
            var wallet = store.lockAccount(account.id()).orElseThrow().wallet();
            var movement = Moves.event(wallet.grant(id, provenance, amount, validity));
            movement.ifPresent(store::append);
            return movement.isPresent();
          });
    }

    private void submit() {
      var fresh = Given.fresh(account.id(), provider, dice.nextBoolean(), now);
      var request = fresh.next();
      var held =
          both(
              store -> {
                var standing =
                    store
                        .lockStanding(account.id(), request.ticket().key(), provider)
                        .orElseThrow();
                var movement = Given.held(standing.wallet(), request);
                if (movement.isEmpty()) {
                  return false;
                }
                store.append(movement.get());
                store.add(request);
                store.add(fresh.event().event());
                store.schedule(Moves.task(TaskKind.SUBMIT, request));
                return true;
              });
      if (held) {
        requests.add(request);
      }
    }

    private void expire() {
      both(
          store -> {
            var wallet = store.lockAccount(account.id()).orElseThrow().wallet();
            var movement = Moves.event(wallet.expire(now));
            movement.ifPresent(store::append);
            return movement.isPresent();
          });
    }

    private void takeBack() {
      if (grants.isEmpty()) {
        return;
      }
      var grant = any(grants);
      var amount = 1 + dice.nextInt(5);
      var reference = "walk/" + Fixtures.random();
      both(
          store -> {
            var wallet = store.lockAccount(account.id()).orElseThrow().wallet();
            var movement = Moves.event(wallet.takeBack(grant, amount, reference, now));
            movement.ifPresent(store::append);
            return movement.isPresent();
          });
    }

    /** The same event twice is once: a request that is moved by the same news again stays. */
    private void move() {
      if (requests.isEmpty()) {
        return;
      }
      var request = any(requests);
      var move = any(List.of(Moves.values()));
      var outputs = List.of(Fixtures.output(), Fixtures.output());
      both(
          store -> {
            var locked = store.lockRequest(request.id()).orElseThrow();
            if (move.of(locked.request(), outputs, now)
                instanceof Moved<GenerationRequest, Step> moved) {
              Moves.note(store, moved, locked.wallet(), now);
              return true;
            }
            return false;
          });
    }

    private <T> T any(List<T> list) {
      return list.get(dice.nextInt(list.size()));
    }

    /** Both answer the same, or both refuse. */
    private <T> T both(Function<Store, T> work) {
      var inMemory = answer(memory.unitOfWork(), work);
      var inPostgres = answer(unitOfWork, work);
      assertThat(inPostgres).as("seed %d", seed).isEqualTo(inMemory);
      return inMemory;
    }

    private static <T> T answer(UnitOfWork unitOfWork, Function<Store, T> work) {
      return unitOfWork.inTransaction(work);
    }

    private void compare(int step) {
      assertThat(accounts().wallet(account.id()))
          .as("wallet of seed %d after step %d", seed, step)
          .isEqualTo(memory.accounts().wallet(account.id()));
      if (step % 10 == 9) {
        assertThat(byReference(transfersOf(account.id())))
            .as("transfers of seed %d after step %d", seed, step)
            .isEqualTo(byReference(memory.transfersOf(account.id())));
        for (var request : requests) {
          assertThat(generations().find(request.id()))
              .as("a request of seed %d after step %d", seed, step)
              .isEqualTo(memory.generations().find(request.id()));
        }
      }
    }

    private static List<Transfer> byReference(List<Transfer> transfers) {
      return transfers.stream().sorted(Comparator.comparing(Transfer::reference)).toList();
    }
  }
}
