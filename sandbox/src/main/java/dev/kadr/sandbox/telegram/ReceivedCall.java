package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One call that the bot made, and what it was answered.
 *
 * @param method in lower case
 * @param files what was uploaded with it
 * @param answer the JSON body; null-valued when the connection was broken or HTML was sent
 */
public record ReceivedCall(
    Instant at,
    String method,
    Map<String, String> parameters,
    List<Upload> files,
    JsonNode answer) {

  JsonNode toJson() {
    var json = Json.object().put("at", at.toString()).put("method", method);
    var named = json.putObject("parameters");
    parameters.forEach(named::put);
    var uploads = json.putArray("files");
    for (var file : files) {
      uploads
          .addObject()
          .put("field", file.field())
          .put("file_name", file.fileName())
          .put("content_type", file.contentType())
          .put("size", file.bytes().length);
    }
    json.set("answer", answer);
    return json;
  }
}
