package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * What a caller of the API hears.
 *
 * @param type the content type; empty when there is no body
 */
record Reply(int status, String type, String body) {
  private static final String JSON = "application/json; charset=utf-8";

  static Reply json(int status, JsonNode body) {
    return new Reply(status, JSON, Json.write(body));
  }

  static Reply empty(int status) {
    return new Reply(status, "", "");
  }

  static Reply html(int status, String page) {
    return new Reply(status, "text/html; charset=utf-8", page);
  }

  static Reply error(int status, String code, String description, String parameter) {
    var body = Json.object().put("type", "error").put("id", UUID.randomUUID().toString());
    body.put("code", code).put("description", description);
    if (!parameter.isEmpty()) {
      body.put("parameter", parameter);
    }
    return json(status, body);
  }

  /** Neither a yes nor a no: the same request is to be sent again. */
  static Reply processing(int retryAfterMillis) {
    return json(
        202,
        Json.object()
            .put("type", "processing")
            .put(
                "description", "Request accepted, but not processed yet. Please, retry the request")
            .put("retry_after", retryAfterMillis));
  }

  static Reply tooMany(int retryAfterMillis) {
    return json(
        429,
        Json.object()
            .put("type", "error")
            .put("id", UUID.randomUUID().toString())
            .put("code", "too_many_requests")
            .put("description", "Too many requests. Repeat the request later")
            .put("retry_after", retryAfterMillis));
  }

  static Reply internal() {
    return error(
        500, "internal_server_error", "Internal server error. Repeat the request later", "");
  }

  boolean ok() {
    return status == 200;
  }

  Reply withBody(String other) {
    return new Reply(status, type, other);
  }
}
