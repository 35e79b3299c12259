package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a method that worked answers. */
record Answer(JsonNode result, @Nullable String description) {
  static Answer of(JsonNode result) {
    return new Answer(result, null);
  }

  static Answer yes() {
    return of(BooleanNode.TRUE);
  }

  static Answer yes(String description) {
    return new Answer(BooleanNode.TRUE, description);
  }

  ObjectNode toJson() {
    var answer = Json.object().put("ok", true);
    answer.set("result", result);
    if (description != null) {
      answer.put("description", description);
    }
    return answer;
  }
}
