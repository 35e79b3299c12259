package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The one mapper of this package: a number of JSON never becomes a binary fraction. */
final class Json {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static Optional<ObjectNode> read(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree can always be written", e);
    }
  }

  /** Lays one object over another, member by member; what is null disappears. */
  static ObjectNode overlay(ObjectNode under, ObjectNode over) {
    var whole = under.deepCopy();
    over.properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                whole.remove(member.getKey());
              } else if (member.getValue() instanceof ObjectNode deeper
                  && whole.get(member.getKey()) instanceof ObjectNode below) {
                whole.set(member.getKey(), overlay(below, deeper));
              } else {
                whole.set(member.getKey(), member.getValue().deepCopy());
              }
            });
    return whole;
  }
}
