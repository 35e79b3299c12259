package dev.kadr.adapter.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * YooKassa's own description of its API, and what it says against a document.
 *
 * <p>Stricter than the description in one thing: a member that it does not name is a fault, for a
 * misspelt one would be ignored without a word.
 */
final class OpenApi {
  private final JsonNode root;

  private OpenApi(JsonNode root) {
    this.root = root;
  }

  static OpenApi at(String path) {
    try {
      return new OpenApi(new YAMLMapper().readTree(new File(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operation of a request, such as {@code POST /payments/{payment_id}/capture}. */
  Optional<JsonNode> operation(String method, String path) {
    var lower = method.toLowerCase(Locale.ROOT);
    return root.path("paths").properties().stream()
        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[a-z_]+}", "[^/]+")))
        .map(entry -> entry.getValue().path(lower))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  JsonNode requestSchema(JsonNode operation) {
    return operation.at("/requestBody/content/application~1json/schema");
  }

  /** The schema of an answer; of one that the operation does not list, what is said of its kind. */
  Optional<JsonNode> answerSchema(JsonNode operation, int status) {
    var listed = resolved(operation.path("responses").path(Integer.toString(status)));
    var kind =
        switch (status) {
          case 404 -> "NotFound";
          case 429 -> "TooManyRequests";
          default -> "";
        };
    var response = listed.isMissingNode() ? root.at("/components/responses").path(kind) : listed;
    return Optional.of(response.at("/content/application~1json/schema")).filter(JsonNode::isObject);
  }

  JsonNode schema(String name) {
    return root.at("/components/schemas").path(name);
  }

  /** What is wrong with the parameters of a request. */
  List<String> parameterFaults(JsonNode operation, JsonNode query, String key) {
    var faults = new ArrayList<String>();
    var known = new LinkedHashSet<String>();
    for (var reference : operation.path("parameters")) {
      var parameter = resolved(reference);
      var name = parameter.path("name").asText();
      known.add(name);
      if (parameter.path("in").asText().equals("query") && query.has(name)) {
        var text = query.path(name);
        if (resolved(parameter.path("schema")).path("type").asText().equals("string")) {
          faults.addAll(faults(parameter.path("schema"), text, "?" + name));
        }
      }
      if (parameter.path("in").asText().equals("header")) {
        faults.addAll(faults(parameter.path("schema"), TextNode.valueOf(key), name));
      }
    }
    query.fieldNames().forEachRemaining(name -> check(faults, known.contains(name), name, "?"));
    return faults;
  }

  /** What is wrong with a document. */
  List<String> faults(JsonNode schema, JsonNode value, String at) {
    var faults = new ArrayList<String>();
    var whole = resolved(schema);
    if (value.isNull() && whole.path("nullable").asBoolean()) {
      return faults;
    }
    if (whole.has("oneOf")) {
      return chosen(whole, value)
          .map(one -> faults(one, value, at))
          .orElseGet(() -> List.of(at + " is none of those that it may be"));
    }
    var parts = parts(whole);
    parts.forEach(part -> simple(part, value, at, faults));
    if (value.isObject()) {
      members(parts, value, at, faults);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        faults.addAll(faults(whole.path("items"), value.get(i), at + "[" + i + "]"));
      }
    }
    return faults;
  }

  private JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
  }

  /** A schema and all that it is made of. */
  private List<JsonNode> parts(JsonNode schema) {
    var parts = new ArrayList<JsonNode>();
    parts.add(schema);
    for (var part : schema.path("allOf")) {
      parts.addAll(parts(resolved(part)));
    }
    return parts;
  }

  /** Of several schemas the one that the discriminating member names. */
  private Optional<JsonNode> chosen(JsonNode schema, JsonNode value) {
    var member = schema.at("/discriminator/propertyName").asText("type");
    var word = value.path(member).asText("");
    return StreamSupport.stream(schema.path("oneOf").spliterator(), false)
        .filter(reference -> isNamed(reference, word))
        .map(this::resolved)
        .findFirst();
  }

  private boolean isNamed(JsonNode reference, String word) {
    return parts(resolved(reference)).stream()
        .map(part -> part.at("/discriminator/mapping").path(word).asText(""))
        .anyMatch(mapped -> mapped.equals(reference.path("$ref").asText("none")));
  }

  private void members(List<JsonNode> parts, JsonNode value, String at, List<String> faults) {
    var known = new LinkedHashSet<String>();
    for (var part : parts) {
      part.path("properties")
          .properties()
          .forEach(
              property -> {
                known.add(property.getKey());
                if (value.has(property.getKey())) {
                  var inner = at + "." + property.getKey();
                  faults.addAll(faults(property.getValue(), value.get(property.getKey()), inner));
                }
              });
      for (var required : part.path("required")) {
        check(faults, value.has(required.asText()), at + "." + required.asText(), "missing");
      }
    }
    var others = parts.stream().map(part -> part.path("additionalProperties")).toList();
    var free = others.stream().filter(JsonNode::isObject).findFirst();
    for (var member : value.properties()) {
      if (!known.contains(member.getKey())) {
        var inner = at + "." + member.getKey();
        free.ifPresentOrElse(
            schema -> faults.addAll(faults(schema, member.getValue(), inner)),
            () -> faults.add(inner + ": not named"));
      }
    }
  }

  private static void simple(JsonNode schema, JsonNode value, String at, List<String> faults) {
    var type = schema.path("type").asText("");
    check(faults, isOf(type, value), at, "not of type " + type);
    if (schema.has("enum")) {
      var words = Set.copyOf(schema.path("enum").valueStream().map(JsonNode::asText).toList());
      check(faults, words.contains(value.asText()), at, value + " is none of " + words);
    }
    if (value.isTextual()) {
      text(schema, value.textValue(), at, faults);
    }
    if (value.isNumber()) {
      var number = value.decimalValue();
      check(
          faults,
          !schema.has("minimum") || number.compareTo(schema.get("minimum").decimalValue()) >= 0,
          at,
          "too small");
      check(
          faults,
          !schema.has("maximum") || number.compareTo(schema.get("maximum").decimalValue()) <= 0,
          at,
          "too large");
    }
    check(
        faults, value.size() <= schema.path("maxProperties").asInt(Integer.MAX_VALUE), at, "full");
    check(
        faults, !value.isArray() || value.size() >= schema.path("minItems").asInt(0), at, "empty");
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      default -> true;
    };
  }

  private static void text(JsonNode schema, String text, String at, List<String> faults) {
    check(faults, text.length() >= schema.path("minLength").asInt(0), at, "too short");
    check(
        faults, text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE), at, "too long");
    if (schema.has("pattern")) {
      var pattern = Pattern.compile(schema.get("pattern").asText());
      check(faults, pattern.matcher(text).matches(), at, "does not match " + pattern);
    }
    if (schema.path("format").asText("").equals("date-time")) {
      check(faults, isTime(text), at, "not a time");
    }
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text).getYear() > 2000;
    } catch (DateTimeParseException notATime) {
      return false;
    }
  }

  private static void check(List<String> faults, boolean well, String at, String what) {
    if (!well) {
      faults.add(at + ": " + what);
    }
  }
}
