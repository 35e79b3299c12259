package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.kadr.sandbox.mischief.Dial;
import dev.kadr.sandbox.mischief.Panel;
import java.util.Arrays;
import java.util.List;

/** GenAPI's part of the mischief page. */
final class MischiefPanel {
  private MischiefPanel() {}

  static Panel of(Knobs knobs, JsonNode state) {
    return new Panel(
        "GenAPI",
        "What our calls at the picture provider meet, and how its callbacks reach us.",
        figures(state),
        List.of(
            knobs.calls(),
            knobs.callbackRates(),
            work(state),
            Panel.Group.form(
                "Every callback",
                "Until it is set to on again; the rates count while it is on.",
                "callbacks",
                Dial.choice("mode", "Callbacks", "on", "lost", "late", "duplicate", "out-of-order"),
                Dial.millis("millis", "If late, by, ms", 20_000),
                Dial.whole("times", "If duplicate, times", 1, 100, 3)),
            nextStatus(),
            nextSentinel(),
            Panel.Group.form(
                "Balance",
                "At 0 every order is answered 402.",
                "balance",
                new Dial.Text("value", "Rubles", "0")),
            Panel.Group.form("Peace", "All mischief off; jobs and files stay.", "calm")));
  }

  private static List<Panel.Figure> figures(JsonNode state) {
    return List.of(
        new Panel.Figure("Balance, ₽", state.path("balance").asText()),
        new Panel.Figure("Jobs created", state.path("created").asText()),
        new Panel.Figure("Callbacks", state.path("callbacks").asText()));
  }

  private static Panel.Group work(JsonNode state) {
    var hold = new Dial.Switch("on", "Hold every job for the board", false);
    return new Panel.Group(
        "Work",
        "Held jobs wait at the job board to be completed or failed.",
        "hold",
        true,
        List.of(new Panel.Field(hold, BooleanNode.valueOf(state.path("hold").asBoolean()))));
  }

  private static Panel.Group nextStatus() {
    return Panel.Group.form(
        "The next calls",
        "Are refused with this status, and nothing is made.",
        "fail-next",
        Dial.choice("at", "Calls", "create", "status", "user", "file"),
        Dial.whole("status", "Status", 400, 599, 429),
        Dial.whole("times", "Times", 1, 10_000, 1));
  }

  private static Panel.Group nextSentinel() {
    var words = Arrays.stream(Sentinel.values()).map(Sentinel::word).toArray(String[]::new);
    return Panel.Group.form(
        "The next orders",
        "Go wrong as if their prompts bore this word.",
        "fail-next",
        Dial.choice("kind", "Word", words),
        Dial.whole("times", "Times", 1, 10_000, 1));
  }
}
