package dev.kadr.domain.credits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A wallet as a child would keep it: every credit is a coin that lies somewhere.
 *
 * <p>Deliberately naive and written differently from {@link Wallet}, which it checks: it counts
 * nothing, it moves coins one at a time.
 */
final class CoinWallet {

  /** Coins that came together. */
  static final class Purse {
    final Origin origin;
    final String cause;
    final Instant since;
    final List<Coin> coins = new ArrayList<>();
    Instant end;
    int owed;
    int writtenOff;

    Purse(Origin origin, String cause, Instant since, Instant end) {
      this.origin = origin;
      this.cause = cause;
      this.since = since;
      this.end = end;
    }

    List<Coin> in(Bucket place) {
      return coins.stream().filter(coin -> coin.place == place).toList();
    }

    boolean endedBy(Instant now) {
      return now.equals(end) || now.isAfter(end);
    }

    void moveAll(Bucket from, Bucket to) {
      in(from).forEach(coin -> coin.place = to);
    }
  }

  static final class Coin {
    final Purse purse;
    Bucket place = Bucket.AVAILABLE;

    Coin(Purse purse) {
      this.purse = purse;
    }
  }

  /** Coins taken for one thing, in the order in which they were taken. */
  static final class Pile {
    final Hold.Purpose purpose;
    final List<Coin> coins = new ArrayList<>();
    Hold.Status status = Hold.Status.OPEN;

    Pile(Hold.Purpose purpose) {
      this.purpose = purpose;
    }
  }

  final Map<Integer, Purse> purses = new LinkedHashMap<>();
  final Map<Integer, Pile> piles = new LinkedHashMap<>();

  String grant(int number, Origin origin, String cause, int amount, Instant now, Instant end) {
    for (var purse : purses.values()) {
      if (purse.origin == origin && purse.cause.equals(cause)) {
        return "Repeated";
      }
    }
    var mayEnd = origin == Origin.PROMO || origin == Origin.GIFT;
    if (amount < 1 || (!end.equals(Instant.MAX) && !mayEnd)) {
      return "Refused";
    }
    var purse = new Purse(origin, cause, now, end);
    for (var i = 0; i < amount; i++) {
      purse.coins.add(new Coin(purse));
    }
    purses.put(number, purse);
    return "Moved";
  }

  /** Takes one coin after the other, each time the one that is to go first of all there are. */
  String hold(int number, Hold.Purpose purpose, int amount, Instant now, List<Purse> from) {
    if (piles.containsKey(number)) {
      return "AlreadyHeld";
    }
    var pile = new Pile(purpose);
    for (var i = 0; i < amount; i++) {
      var coin =
          from.stream()
              .filter(purse -> !purse.endedBy(now))
              .flatMap(purse -> purse.in(Bucket.AVAILABLE).stream())
              .min(CoinWallet::goesFirst);
      if (coin.isEmpty()) {
        pile.coins.forEach(taken -> taken.place = Bucket.AVAILABLE);
        return "Insufficient " + (amount - i);
      }
      coin.get().place = Bucket.HELD;
      pile.coins.add(coin.get());
    }
    piles.put(number, pile);
    return "Held";
  }

  private static int goesFirst(Coin one, Coin other) {
    var a = one.purse;
    var b = other.purse;
    if (!a.end.equals(b.end)) {
      return a.end.isBefore(b.end) ? -1 : 1;
    }
    var aPaid = a.origin == Origin.PURCHASE || a.origin == Origin.STARS;
    var bPaid = b.origin == Origin.PURCHASE || b.origin == Origin.STARS;
    if (aPaid != bPaid) {
      return aPaid ? 1 : -1;
    }
    return a.since.compareTo(b.since);
  }

  /** Ends a hold: its first {@code kept} coins go to {@code to}, the others are given back. */
  String resolve(int number, Hold.Purpose purpose, Hold.Status end, Share share, Instant now) {
    var pile = piles.get(number);
    if (pile == null || pile.purpose != purpose) {
      return "Refused";
    }
    if (pile.status != Hold.Status.OPEN) {
      return pile.status == end ? "Repeated" : "Refused";
    }
    pile.status = end;
    var kept = share.of(pile.coins.size());
    for (var coin : pile.coins.subList(kept, pile.coins.size())) {
      giveBack(coin, now);
    }
    for (var coin : pile.coins.subList(0, kept)) {
      coin.place = end == Hold.Status.REVOKED ? Bucket.REVOKED : Bucket.SPENT;
    }
    for (var purse : purses.values()) {
      while (purse.owed > purse.in(Bucket.HELD).size()) {
        purse.owed--;
        purse.writtenOff++;
      }
    }
    return "Moved";
  }

  /** How many of a hold's coins are kept. */
  interface Share {
    int of(int coins);
  }

  private static void giveBack(Coin coin, Instant now) {
    if (coin.purse.owed > 0) {
      coin.purse.owed--;
      coin.place = Bucket.REVOKED;
      return;
    }
    coin.place = Bucket.AVAILABLE;
    if (coin.purse.endedBy(now)) {
      coin.purse.end = now.plus(Duration.ofDays(3));
    }
  }

  String takeBack(int number, int amount) {
    var purse = purses.get(number);
    if (purse == null) {
      return "Refused";
    }
    var gone = purse.in(Bucket.REVOKED).size() + purse.owed + purse.writtenOff;
    if (amount < 1 || gone + amount > purse.coins.size()) {
      return "Refused";
    }
    for (var i = 0; i < amount; i++) {
      var free = purse.in(Bucket.AVAILABLE);
      if (!free.isEmpty()) {
        free.getFirst().place = Bucket.REVOKED;
      } else if (purse.owed < purse.in(Bucket.HELD).size()) {
        purse.owed++;
      } else {
        purse.writtenOff++;
      }
    }
    return "Moved";
  }

  String expire(Instant now) {
    var ended =
        purses.values().stream()
            .filter(purse -> purse.endedBy(now) && !purse.in(Bucket.AVAILABLE).isEmpty())
            .toList();
    ended.forEach(purse -> purse.moveAll(Bucket.AVAILABLE, Bucket.EXPIRED));
    return ended.isEmpty() ? "Repeated" : "Moved";
  }

  /** Everything about it, in the words in which {@link WalletWalkTest} describes a wallet. */
  List<String> described(Instant now) {
    var lines = new ArrayList<String>();
    purses.forEach((number, purse) -> lines.add("grant " + number + ": " + describe(purse)));
    piles.forEach((number, pile) -> lines.add("hold " + number + ": " + describe(pile)));
    var usable =
        purses.values().stream()
            .filter(purse -> !purse.endedBy(now))
            .mapToInt(purse -> purse.in(Bucket.AVAILABLE).size())
            .sum();
    var held = purses.values().stream().mapToInt(purse -> purse.in(Bucket.HELD).size()).sum();
    lines.add("can hold " + usable + ", holds " + held);
    return lines;
  }

  private static String describe(Purse purse) {
    return "%d available, %d held, %d spent, %d expired, %d revoked, owes %d, lost %d, ends %s"
        .formatted(
            purse.in(Bucket.AVAILABLE).size(),
            purse.in(Bucket.HELD).size(),
            purse.in(Bucket.SPENT).size(),
            purse.in(Bucket.EXPIRED).size(),
            purse.in(Bucket.REVOKED).size(),
            purse.owed,
            purse.writtenOff,
            purse.end);
  }

  private String describe(Pile pile) {
    var perPurse = new LinkedHashMap<Integer, Integer>();
    for (var coin : pile.coins) {
      perPurse.merge(numberOf(coin.purse), 1, Integer::sum);
    }
    return pile.purpose + " " + pile.status + " " + perPurse;
  }

  private int numberOf(Purse wanted) {
    return purses.entrySet().stream()
        .filter(entry -> entry.getValue() == wanted)
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
