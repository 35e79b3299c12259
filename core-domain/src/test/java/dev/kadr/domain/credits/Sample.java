package dev.kadr.domain.credits;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Wallets to start from, and what a move made of them. */
final class Sample {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final Validity FOREVER = new Validity.Forever();

  private Sample() {}

  static Wallet empty() {
    return Wallet.empty(new AccountId(new UUID(0, 1)));
  }

  static GrantId grant(int number) {
    return new GrantId(new UUID(1, number));
  }

  static HoldId hold(int number) {
    return new HoldId(new UUID(2, number));
  }

  static Validity days(long days) {
    return new Validity.Until(NOW.plus(Duration.ofDays(days)));
  }

  static Instant afterDays(long days) {
    return NOW.plus(Duration.ofDays(days));
  }

  static Provenance cause(Origin origin, int number) {
    return new Provenance(origin, "cause-" + number, NOW);
  }

  /** A wallet with one more grant, made at {@link #NOW}. */
  static Wallet with(Wallet wallet, int number, Origin origin, long amount, Validity validity) {
    return next(wallet.grant(grant(number), cause(origin, number), amount, validity));
  }

  /** A wallet whose only grant, number 1, was bought. */
  static Wallet bought(long amount) {
    return with(empty(), 1, Origin.PURCHASE, amount, FOREVER);
  }

  /** A wallet whose only grant, number 1, is a promotion that ends after one day. */
  static Wallet promoForOneDay(long amount) {
    return with(empty(), 1, Origin.PROMO, amount, days(1));
  }

  static Wallet holding(Wallet wallet, int number, long amount) {
    return holding(wallet, number, Hold.Purpose.GENERATION, amount);
  }

  static Wallet holding(Wallet wallet, int number, Hold.Purpose purpose, long amount) {
    return held(wallet.hold(hold(number), purpose, amount, NOW)).next();
  }

  static Wallet.HoldAnswer.Held held(Wallet.HoldAnswer answer) {
    return switch (answer) {
      case Wallet.HoldAnswer.Held held -> held;
      case Wallet.HoldAnswer.AlreadyHeld already -> throw new AssertionError("already held");
      case Wallet.HoldAnswer.Insufficient poor -> throw new AssertionError("too little: " + poor);
    };
  }

  static Wallet next(Transition<Wallet, Movement> outcome) {
    return moved(outcome).next();
  }

  static Movement movement(Transition<Wallet, Movement> outcome) {
    return moved(outcome).event();
  }

  static String name(Transition<Wallet, Movement> outcome) {
    return switch (outcome) {
      case Moved<Wallet, Movement> moved -> "Moved";
      case Repeated<Wallet, Movement> repeated -> "Repeated";
      case Refused<Wallet, Movement> refused -> "Refused";
    };
  }

  static Grant find(Wallet wallet, int number) {
    return wallet.grants().stream()
        .filter(grant -> grant.id().equals(grant(number)))
        .findFirst()
        .orElseThrow();
  }

  static Hold findHold(Wallet wallet, int number) {
    return wallet.holds().stream()
        .filter(hold -> hold.id().equals(hold(number)))
        .findFirst()
        .orElseThrow();
  }

  static Counters counters(Wallet wallet, int number) {
    return find(wallet, number).counters();
  }

  private static Moved<Wallet, Movement> moved(Transition<Wallet, Movement> outcome) {
    return switch (outcome) {
      case Moved<Wallet, Movement> moved -> moved;
      case Repeated<Wallet, Movement> repeated -> throw new AssertionError("repeated");
      case Refused<Wallet, Movement> refused -> throw new AssertionError(refused.reason());
    };
  }
}
