package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A file that Telegram keeps; never changed once it is there. Its bytes are in the archive. */
record StoredFile(
    String id, String uniqueId, MediaKind kind, String fileName, String contentType, int size) {

  ObjectNode toJson() {
    return Json.object()
        .put("id", id)
        .put("unique_id", uniqueId)
        .put("kind", kind.field())
        .put("file_name", fileName)
        .put("content_type", contentType)
        .put("size", size);
  }

  static StoredFile fromJson(JsonNode json) {
    return new StoredFile(
        json.path("id").asText(),
        json.path("unique_id").asText(),
        MediaKind.named(json.path("kind").asText()).orElse(MediaKind.DOCUMENT),
        json.path("file_name").asText(),
        json.path("content_type").asText(),
        json.path("size").asInt());
  }
}
