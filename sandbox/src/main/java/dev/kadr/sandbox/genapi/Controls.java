package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

/** The orders of {@code POST /control} and of the job board, by their names on the wire. */
final class Controls {
  private static final String ACTIONS =
      "reset, calm, mischief, balance, latency, delay, fail-next, requests, jobs, complete, fail,"
          + " hold, callbacks, count, plain, state";
  private static final int LONGEST_MILLIS = 600_000;
  private static final int MOST_DUPLICATES = 100;

  private final GenApiSettings settings;
  private final Clock clock;
  private final Knobs knobs;
  private final Studio.State state;
  private final Studio studio;
  private final Thumbnails thumbnails;
  private final Api.Notes notes;

  Controls(
      GenApiSettings settings,
      Clock clock,
      Knobs knobs,
      Studio.State state,
      Studio studio,
      Records records) {
    this.settings = settings;
    this.clock = clock;
    this.knobs = knobs;
    this.state = state;
    this.studio = studio;
    this.thumbnails = records.thumbnails();
    this.notes = records.notes();
  }

  /** What may be shown and is forgotten on reset. */
  record Records(Thumbnails thumbnails, Api.Notes notes) {}

  JsonNode obey(String action, ObjectNode arguments) {
    return switch (action) {
      case "requests" -> notes.captures().report();
      case "jobs" -> jobs();
      case "state" -> knobsReport();
      case "count" -> count(arguments);
      default -> {
        turn(action, arguments);
        yield Json.object();
      }
    };
  }

  private void turn(String action, ObjectNode arguments) {
    switch (action) {
      case "reset" -> reset();
      case "calm" -> knobs.calm();
      case "mischief" -> knobs.mischief().turn(arguments);
      case "balance" -> state.purse().set(money(arguments));
      case "latency" ->
          knobs.mischief().turn(Json.object().put("latency_millis", millis(arguments).toMillis()));
      case "delay" -> knobs.delay(millis(arguments));
      case "plain" -> knobs.plain(on(arguments));
      case "hold" -> hold(on(arguments));
      case "fail-next" -> failNext(arguments);
      case "callbacks" -> knobs.callbacks(callbacks(arguments));
      case "complete" -> complete(id(arguments));
      case "fail" -> fail(id(arguments), arguments.path("text").asText("Внутренняя ошибка"));
      default ->
          throw new IllegalArgumentException("no action " + action + "; there are: " + ACTIONS);
    }
  }

  void reset() {
    studio.forget();
    state.jobs().clear();
    state.shelf().clear();
    state.purse().set(settings.startingBalance());
    thumbnails.clear();
    notes.captures().clear();
    notes.tally().clear();
    knobs.reset();
  }

  void hold(boolean on) {
    knobs.hold(on);
    if (!on) {
      studio.release();
    }
  }

  void complete(long id) {
    if (!studio.complete(id)) {
      throw notUnfinished(id);
    }
  }

  void fail(long id, String text) {
    if (!studio.fail(id, text)) {
      throw notUnfinished(id);
    }
  }

  private static IllegalArgumentException notUnfinished(long id) {
    return new IllegalArgumentException("no unfinished job has request_id " + id);
  }

  private void failNext(ObjectNode arguments) {
    var door = Knobs.Door.named(arguments.path("at").asText("create"));
    knobs.failNext(door, failure(door, arguments), arguments.path("times").asInt(1));
  }

  private static Knobs.Failure failure(Knobs.Door door, ObjectNode arguments) {
    if (arguments.has("kind")) {
      var kind = Sentinel.named(arguments.get("kind").asText());
      if (kind.isEmpty() || (door != Knobs.Door.CREATE && kind.get() != Sentinel.HTML_ERROR)) {
        throw new IllegalArgumentException(
            "kind must be a sentinel without its #; other calls than create know only htmlerror");
      }
      return new Knobs.Failure.Kind(kind.get());
    }
    int status = arguments.path("status").asInt();
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be 400 to 599, or kind a sentinel's word");
    }
    return new Knobs.Failure.Status(status);
  }

  private static Knobs.Callbacks callbacks(ObjectNode arguments) {
    var mode = arguments.path("mode").asText();
    return switch (mode) {
      case "on" -> new Knobs.Callbacks.On();
      case "lost" -> new Knobs.Callbacks.Lost();
      case "late" -> new Knobs.Callbacks.Late(millis(arguments));
      case "duplicate" -> {
        int times = arguments.path("times").asInt(2);
        if (times < 1 || times > MOST_DUPLICATES) {
          throw new IllegalArgumentException("times must be 1 to " + MOST_DUPLICATES);
        }
        yield new Knobs.Callbacks.Duplicate(times);
      }
      case "out-of-order" -> new Knobs.Callbacks.OutOfOrder();
      default ->
          throw new IllegalArgumentException(
              "mode must be on, lost, late (with millis), duplicate (with times) or out-of-order");
    };
  }

  private JsonNode count(ObjectNode arguments) {
    var tally = notes.tally();
    if (arguments.has("callback")) {
      return Json.object().put("count", tally.calledBackAt(arguments.get("callback").asText()));
    }
    if (arguments.has("prompt")) {
      return Json.object().put("count", tally.prompted(arguments.get("prompt").asText()));
    }
    return tally.report();
  }

  private ObjectNode jobs() {
    var now = clock.instant();
    var report = Json.object();
    var list = report.putArray("jobs");
    for (var job : state.jobs().newest()) {
      list.add(JobView.of(job, now, thumbnails));
    }
    return report;
  }

  private ObjectNode knobsReport() {
    return knobs
        .mischief()
        .report()
        .put("hold", knobs.hold())
        .put("delay_millis", knobs.delay().toMillis())
        .put("plain", knobs.plain())
        .put("balance", state.purse().balance())
        .put(
            "callbacks",
            switch (knobs.callbacks()) {
              case Knobs.Callbacks.On on -> "on";
              case Knobs.Callbacks.Lost lost -> "lost";
              case Knobs.Callbacks.Late late -> "late";
              case Knobs.Callbacks.Duplicate duplicate -> "duplicate";
              case Knobs.Callbacks.OutOfOrder outOfOrder -> "out-of-order";
            })
        .put("created", notes.tally().total());
  }

  private static long id(ObjectNode arguments) {
    var text = arguments.path("request_id").asText();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("request_id must be the number of a job", e);
    }
  }

  private static boolean on(ObjectNode arguments) {
    var on = arguments.path("on");
    if (!on.isBoolean()) {
      throw new IllegalArgumentException("on must be true or false");
    }
    return on.booleanValue();
  }

  private static Duration millis(ObjectNode arguments) {
    var millis = arguments.path("millis");
    if (!millis.canConvertToInt() || millis.asInt() < 0 || millis.asInt() > LONGEST_MILLIS) {
      throw new IllegalArgumentException("millis must be 0 to " + LONGEST_MILLIS);
    }
    return Duration.ofMillis(millis.asInt());
  }

  private static BigDecimal money(ObjectNode arguments) {
    try {
      return new BigDecimal(arguments.path("value").asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("value must be an amount of rubles", e);
    }
  }
}
