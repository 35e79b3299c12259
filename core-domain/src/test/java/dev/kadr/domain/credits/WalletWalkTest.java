package dev.kadr.domain.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.credits.Hold.Purpose;
import dev.kadr.domain.credits.Hold.Status;
import dev.kadr.domain.credits.Wallet.HoldAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Random walks of a wallet beside a {@link CoinWallet}: equal after every step. */
class WalletWalkTest {
  private static final int STEPS = 50;
  private static final List<Origin> ORIGINS = List.of(Origin.values());

  static final List<Long> SEEDS = Stream.iterate(1L, seed -> seed + 1).limit(200).toList();

  @ParameterizedTest(name = "seed {0}")
  @FieldSource("SEEDS")
  void aWalletDoesWhatCoinsWouldDo(long seed) {
    var walk = new Walk(new Random(seed));
    for (var i = 0; i < STEPS; i++) {
      walk.step();
    }
  }

  private static final class Walk {
    private final Random random;
    private final CoinWallet coins = new CoinWallet();
    private final Map<GrantId, Counters> replayed = new HashMap<>();
    private final Set<String> references = new HashSet<>();
    private final List<String> log = new ArrayList<>();
    private Wallet wallet = Sample.empty();
    private Instant now = Sample.NOW;
    private int names;

    Walk(Random random) {
      this.random = random;
    }

    void step() {
      now = now.plus(Duration.ofHours(random.nextInt(30)));
      switch (random.nextInt(12)) {
        case 0, 1 -> grant();
        case 2, 3, 4 -> hold();
        case 5 -> refund();
        case 6 -> capture();
        case 7 -> capturePart();
        case 8 -> release();
        case 9 -> revoke();
        case 10 -> takeBack();
        default -> expire();
      }
      assertThat(describe(wallet)).as(this::story).isEqualTo(coins.described(now));
    }

    private void grant() {
      var number = ++names;
      var origin = ORIGINS.get(random.nextInt(ORIGINS.size()));
      var cause = "cause-" + random.nextInt(6);
      var amount = random.nextInt(31); // 0 too, which is refused
      var end =
          random.nextBoolean() ? Instant.MAX : now.plus(Duration.ofHours(random.nextInt(200)));
      var validity = end.equals(Instant.MAX) ? Sample.FOREVER : new Validity.Until(end);
      log.add("grant %d: %d of %s %s until %s".formatted(number, amount, origin, cause, end));
      taken(
          wallet.grant(Sample.grant(number), new Provenance(origin, cause, now), amount, validity),
          coins.grant(number, origin, cause, amount, now, end));
    }

    private void hold() {
      var number = someHold();
      var amount = 1 + random.nextInt(25);
      log.add("hold %d: %d".formatted(number, amount));
      held(
          wallet.hold(Sample.hold(number), Purpose.GENERATION, amount, now),
          coins.hold(number, Purpose.GENERATION, amount, now, List.copyOf(coins.purses.values())));
    }

    private void refund() {
      var number = someHold();
      var grant = someGrant();
      var amount = 1 + random.nextInt(15);
      log.add("hold %d: %d of grant %d for a refund".formatted(number, amount, grant));
      held(
          wallet.holdForRefund(Sample.hold(number), Sample.grant(grant), amount, now),
          coins.hold(
              number,
              Purpose.REFUND,
              amount,
              now,
              Optional.ofNullable(coins.purses.get(grant)).stream().toList()));
    }

    private void capture() {
      var number = someHold();
      log.add("capture " + number);
      taken(
          wallet.capture(Sample.hold(number), now),
          coins.resolve(number, Purpose.GENERATION, Status.CAPTURED, all -> all, now));
    }

    private void capturePart() {
      var number = someHold();
      var asked = 2 + random.nextInt(4);
      var delivered = 1 + random.nextInt(asked - 1);
      log.add("capture %d of %d of %d".formatted(delivered, asked, number));
      taken(
          wallet.capture(Sample.hold(number), delivered, asked, now),
          coins.resolve(
              number,
              Purpose.GENERATION,
              Status.PARTLY_CAPTURED,
              all -> all * delivered / asked,
              now));
    }

    private void release() {
      var number = someHold();
      log.add("release " + number);
      var pile = coins.piles.get(number);
      var purpose = pile == null ? Purpose.GENERATION : pile.purpose;
      taken(
          wallet.release(Sample.hold(number), now),
          coins.resolve(number, purpose, Status.RELEASED, all -> 0, now));
    }

    private void revoke() {
      var number = someHold();
      log.add("revoke " + number);
      taken(
          wallet.revoke(Sample.hold(number), now),
          coins.resolve(number, Purpose.REFUND, Status.REVOKED, all -> all, now));
    }

    private void takeBack() {
      var grant = someGrant();
      var amount = random.nextInt(20);
      log.add("take back %d of grant %d".formatted(amount, grant));
      taken(
          wallet.takeBack(Sample.grant(grant), amount, "return-" + ++names, now),
          coins.takeBack(grant, amount));
    }

    private void expire() {
      log.add("expire");
      taken(wallet.expire(now), coins.expire(now));
    }

    /** One that is there, most of the time. */
    private int someGrant() {
      var known = List.copyOf(coins.purses.keySet());
      return known.isEmpty() || random.nextInt(10) == 0
          ? 0
          : known.get(random.nextInt(known.size()));
    }

    /** A new one, or one of the last few: open, ended, or never made. */
    private int someHold() {
      return Math.max(1, coins.piles.size() + 1 - random.nextInt(5));
    }

    private void held(HoldAnswer answer, String expected) {
      assertThat(
              switch (answer) {
                case HoldAnswer.Held held -> "Held";
                case HoldAnswer.AlreadyHeld already -> "AlreadyHeld";
                case HoldAnswer.Insufficient poor -> "Insufficient " + poor.missing();
              })
          .as(this::story)
          .isEqualTo(expected);
      if (answer instanceof HoldAnswer.Held(var next, var movement)) {
        follow(next, movement);
      }
    }

    private void taken(Transition<Wallet, Movement> outcome, String expected) {
      assertThat(Sample.name(outcome)).as(this::story).isEqualTo(expected);
      switch (outcome) {
        case Moved<Wallet, Movement>(var next, var movement) -> follow(next, movement);
        case Repeated<Wallet, Movement> unchanged -> {}
        case Refused<Wallet, Movement> unchanged -> {}
      }
    }

    private void follow(Wallet next, Movement movement) {
      var before = wallet;
      wallet = next;
      checkTransfers(movement);
      checkMovement(before, movement);
    }

    /** Whoever adds up the transfers gets the counters, and no transfer is ever there twice. */
    private void checkTransfers(Movement movement) {
      for (var transfer : movement.transfers()) {
        assertThat(references.add(transfer.reference()))
            .as(() -> transfer.reference() + " is there twice\n" + story())
            .isTrue();
        var counters = replayed.getOrDefault(transfer.grant(), Counters.fresh(0));
        replayed.put(transfer.grant(), counters.apply(transfer.move(), transfer.amount()));
      }
      for (var grant : wallet.grants()) {
        assertThat(replayed.get(grant.id())).as(this::story).isEqualTo(grant.counters());
        assertThat(grant.counters().total()).as(this::story).isEqualTo(grant.amount());
      }
    }

    /** The movement lists what differs, and nothing that does not. */
    private void checkMovement(Wallet before, Movement movement) {
      var old = new LinkedHashMap<GrantId, Grant>();
      before.grants().forEach(grant -> old.put(grant.id(), grant));
      assertThat(movement.granted())
          .as(this::story)
          .isEqualTo(wallet.grants().stream().filter(it -> !old.containsKey(it.id())).toList());
      assertThat(movement.changed())
          .as(this::story)
          .containsExactlyInAnyOrderElementsOf(
              wallet.grants().stream()
                  .filter(it -> old.containsKey(it.id()) && !it.equals(old.get(it.id())))
                  .toList());
      var oldHolds = new LinkedHashMap<HoldId, Hold>();
      before.holds().forEach(hold -> oldHolds.put(hold.id(), hold));
      assertThat(movement.opened().stream().toList())
          .as(this::story)
          .isEqualTo(wallet.holds().stream().filter(it -> !oldHolds.containsKey(it.id())).toList());
      assertThat(movement.resolved().stream().toList())
          .as(this::story)
          .isEqualTo(
              wallet.holds().stream()
                  .filter(it -> oldHolds.containsKey(it.id()) && !it.equals(oldHolds.get(it.id())))
                  .toList());
    }

    private List<String> describe(Wallet described) {
      var lines = new ArrayList<String>();
      for (var grant : described.grants()) {
        var counters = grant.counters();
        lines.add(
            "grant %d: %d available, %d held, %d spent, %d expired, %d revoked, owes %d, lost %d, ends %s"
                .formatted(
                    number(grant.id()),
                    counters.available(),
                    counters.held(),
                    counters.spent(),
                    counters.expired(),
                    counters.revoked(),
                    grant.debt().owedBack(),
                    grant.debt().writtenOff(),
                    grant.end()));
      }
      for (var hold : described.holds()) {
        var parts = new LinkedHashMap<Long, Long>();
        hold.parts().forEach(part -> parts.put(number(part.grant()), part.amount()));
        lines.add(
            "hold %d: %s %s %s"
                .formatted(
                    hold.id().value().getLeastSignificantBits(),
                    hold.purpose(),
                    hold.status(),
                    parts));
      }
      lines.add("can hold %d, holds %d".formatted(described.available(now), described.held()));
      return lines;
    }

    private static long number(GrantId id) {
      return id.value().getLeastSignificantBits();
    }

    /** What led here: what a failure shows first. */
    private String story() {
      return String.join("\n", log);
    }
  }
}
