package dev.kadr.sandbox.genapi;

import dev.kadr.sandbox.mischief.Delivery;
import dev.kadr.sandbox.mischief.Delivery.Manner;
import dev.kadr.sandbox.mischief.Dial;
import dev.kadr.sandbox.mischief.Mischief;
import dev.kadr.sandbox.mischief.Panel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

/** Everything that {@code POST /control} can turn, and what it is turned to. */
final class Knobs {
  private static final int MOST_PLANNED_FAILURES = 10_000;

  /** The calls that can be told to fail. */
  enum Door {
    USER,
    CREATE,
    STATUS,
    FILE;

    static Door named(String name) {
      return Arrays.stream(values())
          .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("at must be user, create, status or file"));
    }
  }

  /** One failure that was ordered ahead. */
  sealed interface Failure {
    record Status(int status) implements Failure {}

    /** As if the next prompt bore this sentinel. */
    record Kind(Sentinel sentinel) implements Failure {}
  }

  /** What becomes of callbacks. */
  sealed interface Callbacks {
    record On() implements Callbacks {}

    record Lost() implements Callbacks {}

    record Late(Duration by) implements Callbacks {}

    record Duplicate(int times) implements Callbacks {}

    /** After the news of the end comes older news, that the work is under way. */
    record OutOfOrder() implements Callbacks {}
  }

  /** How an answer goes back: how late, and in what state. */
  record Travel(Duration late, Manner manner, Duration drip, boolean done) {
    static Travel plain() {
      return new Travel(Duration.ZERO, Manner.WHOLE, Duration.ZERO, true);
    }

    boolean breaksOffBefore() {
      return manner == Manner.CLOSED && !done;
    }
  }

  private static final String EVERY_DOOR = "all";
  private static final List<String> STATUSES =
      List.of(
          "rate_402",
          "rate_419",
          "rate_429",
          "rate_400",
          "rate_403",
          "rate_422",
          "rate_500",
          "rate_502");
  private static final List<String> TRAVELS =
      List.of(
          "rate_hang",
          "rate_truncated",
          "rate_slow_drip",
          "rate_closed_before",
          "rate_closed_after");
  private static final List<String> CALLBACKS =
      List.of("callback_lost", "callback_late", "callback_duplicate", "callback_out_of_order");
  private static final List<Dial> ANSWERS =
      List.of(
          Dial.choice(
              "applies_to", "These apply to", EVERY_DOOR, "create", "status", "user", "file"),
          Dial.rate("rate_402", "402, out of money"),
          Dial.rate("rate_419", "419, too many requests"),
          Dial.rate("rate_429", "429, too many requests"),
          Dial.rate("rate_400", "400"),
          Dial.rate("rate_403", "403"),
          Dial.rate("rate_422", "422, refused by validation"),
          Dial.rate("rate_500", "500"),
          Dial.rate("rate_502", "502 with an HTML page"));

  private static final List<Dial> NEWS =
      List.of(
          Dial.rate("callback_lost", "Never comes"),
          Dial.rate("callback_late", "Comes late"),
          Dial.millis("callback_late_millis", "by, ms", 20_000),
          Dial.rate("callback_duplicate", "Comes twice"),
          Dial.rate("callback_out_of_order", "Old news comes after it"));

  private final Mischief mischief =
      new Mischief(Stream.of(ANSWERS, Delivery.DIALS, NEWS).flatMap(List::stream).toList());
  private final Duration usualDelay;
  private final Map<Door, Queue<Failure>> failures = new EnumMap<>(Door.class);
  private Duration delay;
  private boolean hold;
  private boolean plain;
  private Callbacks callbacks = new Callbacks.On();

  Knobs(Duration usualDelay) {
    this.usualDelay = usualDelay;
    this.delay = usualDelay;
  }

  synchronized void reset() {
    delay = usualDelay;
    hold = false;
    plain = false;
    calm();
  }

  /** Ends all mischief; how long a picture takes, and whether the board holds it, stays. */
  synchronized void calm() {
    failures.clear();
    callbacks = new Callbacks.On();
    mischief.rest();
  }

  Mischief mischief() {
    return mischief;
  }

  Panel.Group calls() {
    return mischief.group(
        "Our calls",
        "Shares of all calls, 0 to 100 %. \"Done\" means that the order was taken.",
        name -> !name.startsWith("callback_"));
  }

  Panel.Group callbackRates() {
    return mischief.group(
        "Callbacks", "Shares of all callbacks.", name -> name.startsWith("callback_"));
  }

  private boolean concerns(Door door) {
    var at = mischief.choice("applies_to");
    return at.equals(EVERY_DOOR) || Door.named(at) == door;
  }

  synchronized void failNext(Door door, Failure failure, int times) {
    var queue = failures.computeIfAbsent(door, first -> new ArrayDeque<>());
    if (times < 1 || queue.size() + times > MOST_PLANNED_FAILURES) {
      throw new IllegalArgumentException("times must be 1 to " + MOST_PLANNED_FAILURES);
    }
    for (int i = 0; i < times; i++) {
      queue.add(failure);
    }
  }

  /** One that was ordered ahead, else one that chance brings. */
  synchronized Optional<Failure> takeFailure(Door door) {
    return Optional.ofNullable(failures.get(door)).map(Queue::poll).or(() -> byChance(door));
  }

  private Optional<Failure> byChance(Door door) {
    if (!concerns(door)) {
      return Optional.empty();
    }
    return mischief
        .fate(door.name(), STATUSES)
        .map(rate -> new Failure.Status(Integer.parseInt(rate.substring("rate_".length()))));
  }

  Travel travel(Door door) {
    if (!concerns(door)) {
      return Travel.plain();
    }
    var fate = mischief.fate(door.name(), TRAVELS).orElse("");
    var manner =
        switch (fate) {
          case "rate_hang" -> Manner.HANG;
          case "rate_truncated" -> Manner.TRUNCATED;
          case "rate_slow_drip" -> Manner.SLOW_DRIP;
          case "rate_closed_before", "rate_closed_after" -> Manner.CLOSED;
          default -> Manner.WHOLE;
        };
    return new Travel(
        mischief.latency(door.name()),
        manner,
        mischief.millis("drip_millis"),
        !fate.equals("rate_closed_before"));
  }

  synchronized Duration delay() {
    return delay;
  }

  synchronized void delay(Duration value) {
    delay = value;
  }

  synchronized boolean hold() {
    return hold;
  }

  synchronized void hold(boolean on) {
    hold = on;
  }

  synchronized boolean plain() {
    return plain;
  }

  synchronized void plain(boolean on) {
    plain = on;
  }

  synchronized Callbacks callbacks() {
    return callbacks;
  }

  /** What becomes of the next one: what was ordered for all, else what chance brings. */
  synchronized Callbacks nextCallback() {
    if (!(callbacks instanceof Callbacks.On)) {
      return callbacks;
    }
    return switch (mischief.fate("callbacks", CALLBACKS).orElse("")) {
      case "callback_lost" -> new Callbacks.Lost();
      case "callback_late" -> new Callbacks.Late(mischief.millis("callback_late_millis"));
      case "callback_duplicate" -> new Callbacks.Duplicate(2);
      case "callback_out_of_order" -> new Callbacks.OutOfOrder();
      default -> callbacks;
    };
  }

  synchronized void callbacks(Callbacks value) {
    callbacks = value;
  }
}
