package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.kadr.sandbox.mischief.Dial;
import dev.kadr.sandbox.mischief.Panel;
import java.util.Arrays;
import java.util.List;

/** YooKassa's part of the mischief page. */
final class MischiefPanel {
  private MischiefPanel() {}

  static Panel of(JsonNode state) {
    return new Panel(
        "YooKassa",
        "What the shop's calls meet, and how its notifications reach it.",
        figures(state),
        List.of(
            nextCalls(),
            Panel.Group.form(
                "Every notification",
                "Until it is set to on again.",
                "news",
                Dial.choice("mode", "Notifications", ControlDesk.NEWS.toArray(String[]::new)),
                Dial.millis("millis", "If late, by, ms", 20_000),
                Dial.whole("times", "If duplicate, times", 1, 1_000, 20)),
            Panel.Group.form(
                "Refunds",
                "A pending one is decided in the shop's cabinet.",
                "refund-fate",
                Dial.choice("fate", "They", "succeed", "pend", "cancel")),
            payments(state),
            Panel.Group.form(
                "Every answer is late",
                "By so many milliseconds.",
                "latency",
                Dial.millis("millis", "Late by, ms", 0)),
            Panel.Group.form(
                "New payments are not found",
                "A read answers 404 for so long after the payment was made.",
                "hide",
                Dial.millis("millis", "For, ms", 60_000)),
            Panel.Group.form("Peace", "All mischief off; payments and refunds stay.", "calm")));
  }

  private static List<Panel.Figure> figures(JsonNode state) {
    return List.of(
        new Panel.Figure("Payments", state.at("/totals/payments").asText()),
        new Panel.Figure("Refunds", state.at("/totals/refunds").asText()),
        new Panel.Figure("Notifications", state.path("news").asText()));
  }

  private static Panel.Group payments(JsonNode state) {
    var wait = new Dial.Switch("on", "Payments wait for their capture", false);
    return new Panel.Group(
        "Payments",
        "Although they asked to be taken at once.",
        "two-stage",
        true,
        List.of(new Panel.Field(wait, BooleanNode.valueOf(state.path("two_stage").asBoolean()))));
  }

  private static Panel.Group nextCalls() {
    var doors = Arrays.stream(Door.values()).map(Door::word).toArray(String[]::new);
    var kinds = Arrays.stream(Fault.Kind.values()).map(Fault.Kind::word).toArray(String[]::new);
    return Panel.Group.form(
        "The next calls",
        "Before: nothing has happened. After: all of it has, and only the answer is spoiled.",
        "fail-next",
        Dial.choice("at", "Calls", doors),
        Dial.choice("kind", "What happens", kinds),
        Dial.whole("times", "Times", 1, 1_000, 1));
  }
}
