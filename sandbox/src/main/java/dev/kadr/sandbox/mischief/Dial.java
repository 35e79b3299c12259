package dev.kadr.sandbox.mischief;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** One thing that can be turned, under the name it has in {@code POST /control}. */
public sealed interface Dial {
  int LONGEST_MILLIS = 600_000;

  String name();

  String label();

  /** Where it stands until somebody turns it. */
  JsonNode atRest();

  /**
   * The value as this dial keeps it.
   *
   * @throws IllegalArgumentException for a value it has no mark for, with the marks it has
   */
  JsonNode checked(JsonNode value);

  /** What a page needs to show it. */
  ObjectNode describe(ObjectNode field);

  /** How often something happens: 0 is never, 1 is always. */
  record Rate(String name, String label) implements Dial {
    @Override
    public JsonNode atRest() {
      return DoubleNode.valueOf(0);
    }

    @Override
    public JsonNode checked(JsonNode value) {
      if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
        throw new IllegalArgumentException(name + " is 0 (never) to 1 (always), not " + value);
      }
      return DoubleNode.valueOf(value.doubleValue());
    }

    @Override
    public ObjectNode describe(ObjectNode field) {
      return field.put("type", "rate");
    }
  }

  /** A whole number, such as milliseconds or a seed. */
  record Whole(String name, String label, int least, int most, int initial) implements Dial {
    static Whole millis(String name, String label, int initial) {
      return new Whole(name, label, 0, LONGEST_MILLIS, initial);
    }

    @Override
    public JsonNode atRest() {
      return IntNode.valueOf(initial);
    }

    @Override
    public JsonNode checked(JsonNode value) {
      if (!value.isIntegralNumber()
          || !value.canConvertToInt()
          || value.intValue() < least
          || value.intValue() > most) {
        throw new IllegalArgumentException(
            name + " is a whole number, " + least + " to " + most + ", not " + value);
      }
      return IntNode.valueOf(value.intValue());
    }

    @Override
    public ObjectNode describe(ObjectNode field) {
      return field.put("type", "whole").put("min", least).put("max", most);
    }
  }

  /** One of a few words; it rests at the first. */
  record Choice(String name, String label, List<String> options) implements Dial {
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public JsonNode atRest() {
      return TextNode.valueOf(options.getFirst());
    }

    @Override
    public JsonNode checked(JsonNode value) {
      if (!value.isTextual() || !options.contains(value.textValue())) {
        throw new IllegalArgumentException(
            name + " is one of " + String.join(", ", options) + ", not " + value);
      }
      return value;
    }

    @Override
    public ObjectNode describe(ObjectNode field) {
      options.forEach(field.put("type", "choice").putArray("options")::add);
      return field;
    }
  }

  /** On or off; it rests where {@code initial} says. */
  record Switch(String name, String label, boolean initial) implements Dial {
    @Override
    public JsonNode atRest() {
      return BooleanNode.valueOf(initial);
    }

    @Override
    public JsonNode checked(JsonNode value) {
      if (!value.isBoolean()) {
        throw new IllegalArgumentException(name + " is true or false, not " + value);
      }
      return value;
    }

    @Override
    public ObjectNode describe(ObjectNode field) {
      return field.put("type", "switch");
    }
  }

  /** Any text; only for forms, where it is filled in anew each time. */
  record Text(String name, String label, String initial) implements Dial {
    @Override
    public JsonNode atRest() {
      return TextNode.valueOf(initial);
    }

    @Override
    public JsonNode checked(JsonNode value) {
      if (!value.isTextual()) {
        throw new IllegalArgumentException(name + " is a text, not " + value);
      }
      return value;
    }

    @Override
    public ObjectNode describe(ObjectNode field) {
      return field.put("type", "text");
    }
  }

  static Dial rate(String name, String label) {
    return new Rate(name, label);
  }

  static Dial millis(String name, String label, int initial) {
    return Whole.millis(name, label, initial);
  }

  static Dial whole(String name, String label, int least, int most, int initial) {
    return new Whole(name, label, least, most, initial);
  }

  static Dial choice(String name, String label, String... options) {
    return new Choice(name, label, List.of(options));
  }
}
