package dev.kadr.sandbox.mischief;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What goes wrong at one service by chance: its dials, and the dice behind them. Every service has
 * a {@code seed}, a {@code latency_millis} and a {@code jitter_millis}; the rest is its own.
 */
public final class Mischief {
  private static final int FIRST_SEED = 1;
  private static final Set<String> ENVELOPE = Set.of("service", "action");
  private static final List<Dial> EVERYWHERE =
      List.of(
          Dial.whole("seed", "Seed: the same one repeats a run", 0, 1_000_000_000, FIRST_SEED),
          Dial.millis("latency_millis", "Every answer late by, ms", 0),
          Dial.millis("jitter_millis", "and at random by up to, ms", 0));

  private final Map<String, Dial> dials = new LinkedHashMap<>();
  private final Map<String, JsonNode> values = new HashMap<>();
  private final Dice dice = new Dice(FIRST_SEED);

  public Mischief(List<Dial> own) {
    Stream.concat(EVERYWHERE.stream(), own.stream()).forEach(dial -> dials.put(dial.name(), dial));
    rest();
  }

  /**
   * Turns the dials that the order names, all of them or none; naming the seed starts the dice
   * anew.
   *
   * @throws IllegalArgumentException when there is no such dial or no such mark on it
   */
  public synchronized void turn(ObjectNode order) {
    var turned = new HashMap<String, JsonNode>();
    order
        .properties()
        .forEach(
            member -> {
              if (!ENVELOPE.contains(member.getKey())) {
                turned.put(member.getKey(), dial(member.getKey()).checked(member.getValue()));
              }
            });
    if (turned.isEmpty()) {
      throw new IllegalArgumentException("name what to turn: " + String.join(", ", dials.keySet()));
    }
    values.putAll(turned);
    if (turned.containsKey("seed")) {
      dice.seed(number("seed"));
    }
  }

  private Dial dial(String name) {
    var dial = dials.get(name);
    if (dial == null) {
      throw new IllegalArgumentException(
          "there is no " + name + "; there are: " + String.join(", ", dials.keySet()));
    }
    return dial;
  }

  /** Back to peace: every dial at rest, the dice as at the start. */
  public synchronized void rest() {
    dials.values().forEach(dial -> values.put(dial.name(), dial.atRest()));
    dice.seed(FIRST_SEED);
  }

  /** Where every dial stands. */
  public synchronized ObjectNode report() {
    var report = JsonNodeFactory.instance.objectNode();
    dials.keySet().forEach(name -> report.set(name, value(name)));
    return report;
  }

  /** The dials of these names as a part of a panel. */
  public Panel.Group group(String title, String hint, Predicate<String> names) {
    var fields =
        dials.values().stream()
            .filter(dial -> names.test(dial.name()))
            .map(dial -> new Panel.Field(dial, value(dial.name())));
    return new Panel.Group(title, hint, "mischief", true, fields.toList());
  }

  private synchronized JsonNode value(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no dial is called " + name);
    }
    return value;
  }

  public int number(String name) {
    return value(name).intValue();
  }

  public Duration millis(String name) {
    return Duration.ofMillis(number(name));
  }

  public String choice(String name) {
    return value(name).textValue();
  }

  /** How late this answer comes. */
  public Duration latency(String stream) {
    var jitter = number("jitter_millis");
    var extra = jitter == 0 ? 0 : (long) (dice.roll(stream + "/jitter") * jitter);
    return millis("latency_millis").plusMillis(extra);
  }

  /** Whether that which has this rate happens now. */
  public boolean happens(String rate, String stream) {
    return fate(stream, List.of(rate)).isPresent();
  }

  /**
   * Which one of several things happens, if any: one roll decides, so the rates add up. Where all
   * rates are zero nothing is rolled, and a seed set later starts with its first roll.
   */
  public Optional<String> fate(String stream, List<String> rates) {
    var whole = rates.stream().mapToDouble(rate -> value(rate).doubleValue()).sum();
    if (whole <= 0) {
      return Optional.empty();
    }
    var rolled = dice.roll(stream + "/" + rates.getFirst());
    for (var rate : rates) {
      rolled -= value(rate).doubleValue();
      if (rolled < 0) {
        return Optional.of(rate);
      }
    }
    return Optional.empty();
  }
}
