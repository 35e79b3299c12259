package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.kadr.sandbox.mischief.Dial;
import dev.kadr.sandbox.mischief.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Telegram's part of the mischief page. */
final class MischiefPanel {
  private MischiefPanel() {}

  static Panel of(Trouble trouble, boolean limitsOn, JsonNode pace, int pendingUpdates) {
    var groups = new ArrayList<>(trouble.groups());
    groups.add(limits(limitsOn));
    groups.add(plannedFault());
    groups.add(
        Panel.Group.form(
            "The next update",
            "Delivered that many times in all.",
            "duplicate",
            Dial.whole("times", "Times", 1, 1_000, 2)));
    groups.add(Panel.Group.form("Measuring", "Starts the measured figures anew.", "clear_pace"));
    groups.add(Panel.Group.form("Peace", "All mischief off; users and messages stay.", "calm"));
    return new Panel(
        "Telegram",
        "What the bot meets at the Bot API, and how its updates reach it.",
        figures(pace, pendingUpdates),
        groups);
  }

  private static List<Panel.Figure> figures(JsonNode pace, int pendingUpdates) {
    return List.of(
        new Panel.Figure("Most per second", pace.path("most_per_second").asText()),
        new Panel.Figure(
            "Most per second in one chat", pace.path("most_per_second_in_one_chat").asText()),
        new Panel.Figure("Told 429", pace.path("too_many_requests").asText()),
        new Panel.Figure("Updates waiting", Integer.toString(pendingUpdates)));
  }

  private static Panel.Group limits(boolean on) {
    var dial = new Dial.Switch("on", "30 a second, 1 a second in a chat", true);
    return new Panel.Group(
        "Flood limits",
        "A bot that writes faster is told 429, as by the real one.",
        "limits",
        true,
        List.of(new Panel.Field(dial, BooleanNode.valueOf(on))));
  }

  private static Panel.Group plannedFault() {
    var kinds = Arrays.stream(Fault.Kind.values()).map(Fault.Kind::word).toArray(String[]::new);
    return Panel.Group.form(
        "The next calls",
        "One planned fault, whatever chance says. A method of * is any; without a chat, all chats.",
        "fault",
        new Dial.Text("method", "Method", "*"),
        Dial.choice("kind", "Fault", kinds),
        Dial.whole("times", "Times", 1, 1_000, 1),
        Dial.whole("retry_after", "retry_after of a 429, s", 1, 3_600, 1),
        Dial.millis("millis", "Of slow and slow-drip, ms", 5_000),
        new Dial.Text("chat_id", "Chat", ""),
        new Dial.Text("description", "Description", ""));
  }
}
