package dev.kadr.sandbox.mischief;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A service's part of the mischief page, in words and dials. The page knows no service: it draws
 * what is said here and posts orders to {@code /control}, so it can do nothing that an order
 * cannot.
 *
 * @param figures what is measured, shown beside the title
 */
public record Panel(String title, String text, List<Figure> figures, List<Group> groups) {
  public Panel {
    figures = List.copyOf(figures);
    groups = List.copyOf(groups);
  }

  /** For a service that cannot be told to misbehave; the page leaves it out. */
  public static Panel none() {
    return new Panel("", "", List.of(), List.of());
  }

  public record Figure(String label, String value) {}

  /**
   * Dials that one action turns.
   *
   * @param live each turn is an order of its own; otherwise a button sends the whole group once
   */
  public record Group(String title, String hint, String action, boolean live, List<Field> fields) {
    public Group {
      fields = List.copyOf(fields);
    }

    /**
     * A form that is filled in and sent, such as one planned fault; without dials just a button.
     */
    public static Group form(String title, String hint, String action, Dial... dials) {
      return new Group(title, hint, action, false, atRest(dials));
    }

    private static List<Field> atRest(Dial... dials) {
      return List.of(dials).stream().map(dial -> new Field(dial, dial.atRest())).toList();
    }
  }

  /** A dial and where it stands. */
  public record Field(Dial dial, JsonNode value) {}

  public ObjectNode toJson(String service) {
    var panel = JsonNodeFactory.instance.objectNode();
    panel.put("service", service).put("title", title).put("text", text);
    var measured = panel.putArray("figures");
    figures.forEach(
        one -> measured.addObject().put("label", one.label()).put("value", one.value()));
    var parts = panel.putArray("groups");
    groups.forEach(group -> describe(group, parts.addObject()));
    return panel;
  }

  private static void describe(Group group, ObjectNode part) {
    part.put("title", group.title()).put("hint", group.hint());
    part.put("action", group.action()).put("live", group.live());
    var fields = part.putArray("fields");
    for (var field : group.fields()) {
      var shown = fields.addObject().put("name", field.dial().name());
      field.dial().describe(shown.put("label", field.dial().label()));
      shown.set("value", field.value());
      shown.set("rest", field.dial().atRest());
    }
  }
}
