package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.sandbox.mischief.Delivery;
import dev.kadr.sandbox.mischief.Dial;
import dev.kadr.sandbox.mischief.Mischief;
import dev.kadr.sandbox.mischief.Panel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What meets a call: a fault that was planned for it, else one that chance brings. */
final class Trouble {
  private static final String POLLING = "getupdates";

  private enum Scope {
    ALL_BUT_POLLING("all but polling"),
    PHOTOS("photos"),
    POLLING_ONLY("polling"),
    ALL("all");

    private final String word;

    Scope(String word) {
      this.word = word;
    }

    boolean takesIn(Call call) {
      return switch (this) {
        case ALL_BUT_POLLING -> !call.method().equals(POLLING);
        case PHOTOS -> call.bringsPhoto();
        case POLLING_ONLY -> call.method().equals(POLLING);
        case ALL -> true;
      };
    }

    static Scope named(String word) {
      return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst().orElseThrow();
    }
  }

  private static final List<Dial> ANSWERS =
      List.of(
          Dial.choice(
              "applies_to",
              "These apply to",
              Arrays.stream(Scope.values()).map(scope -> scope.word).toArray(String[]::new)),
          Dial.rate("rate_429", "429, too many requests"),
          Dial.whole("retry_after", "with retry_after, s", 1, 3_600, 1),
          Dial.rate("rate_403", "403, blocked by the user"),
          Dial.rate("rate_400", "400, chat not found"),
          Dial.rate("rate_400_photo", "400 for a photo"),
          Dial.rate("rate_502_html", "502 with an HTML page"));

  private static final List<Dial> NEWS =
      List.of(
          Dial.rate("update_duplicate", "Comes twice"),
          Dial.rate("update_late", "Comes late"),
          Dial.millis("update_late_millis", "by, ms", 5_000),
          Dial.rate("update_out_of_order", "Comes after the next one"),
          Dial.rate("update_answer_lost", "Bot's answer lost, comes again"));

  private final Mischief mischief =
      new Mischief(Stream.of(ANSWERS, Delivery.DIALS, NEWS).flatMap(List::stream).toList());
  private final Faults planned = new Faults();

  Mischief mischief() {
    return mischief;
  }

  Faults planned() {
    return planned;
  }

  void clear() {
    planned.clear();
    mischief.rest();
  }

  Duration latency(Call call) {
    return concerned(call) ? mischief.latency(call.method()) : Duration.ZERO;
  }

  private boolean concerned(Call call) {
    return Scope.named(mischief.choice("applies_to")).takesIn(call);
  }

  /** The fault of this call; a planned one is thereby used up. */
  Optional<Fault> take(Call call) {
    return planned.take(call).or(() -> byChance(call));
  }

  private Optional<Fault> byChance(Call call) {
    if (!concerned(call)) {
      return Optional.empty();
    }
    var kinds =
        Arrays.stream(Fault.Kind.values())
            .filter(kind -> kind != Fault.Kind.SLOW)
            .filter(kind -> Fault.of(kind, "*").concerns(call))
            .toList();
    var rates = kinds.stream().map(Fault.Kind::rate).toList();
    return mischief
        .fate(call.method(), rates)
        .map(rate -> kinds.get(rates.indexOf(rate)))
        .map(
            kind ->
                new Fault(
                    kind,
                    "*",
                    Optional.empty(),
                    Optional.empty(),
                    mischief.number("retry_after"),
                    mischief.number("drip_millis")));
  }

  /** Whether a poll's answer breaks off, so that the same updates are fetched again. */
  boolean losesUpdates(Call call, JsonNode body) {
    return call.method().equals(POLLING)
        && !body.path("result").isEmpty()
        && mischief.happens("update_answer_lost", POLLING);
  }

  List<Panel.Group> groups() {
    return List.of(
        mischief.group(
            "The bot's calls",
            "Shares of all calls, 0 to 100 %. \"Done\" means that the effect has happened.",
            name -> !name.startsWith("update_")),
        mischief.group(
            "Updates for the bot",
            "Shares of all updates, polled or sent to the webhook.",
            name -> name.startsWith("update_")));
  }
}
