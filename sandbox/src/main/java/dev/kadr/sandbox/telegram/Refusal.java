package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Telegram's way of saying no: a code, a text that clients compare literally, and parameters. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient @Nullable ObjectNode parameters;

  private Refusal(int code, String description, @Nullable ObjectNode parameters) {
    super(description, null, false, false);
    this.code = code;
    this.parameters = parameters;
  }

  static Refusal badRequest(String text) {
    return new Refusal(400, "Bad Request: " + text, null);
  }

  static Refusal cannotParseEntities(String text) {
    return badRequest("can't parse entities: " + text);
  }

  static Refusal migrated(long to) {
    var parameters = Json.object().put("migrate_to_chat_id", to);
    var text = "Bad Request: group chat was upgraded to a supergroup chat";
    return new Refusal(400, text, parameters);
  }

  static Refusal unauthorized(String description) {
    return new Refusal(401, description, null);
  }

  static Refusal forbidden(String text) {
    return new Refusal(403, "Forbidden: " + text, null);
  }

  static Refusal notFound(String description) {
    return new Refusal(404, description, null);
  }

  static Refusal conflict(String text) {
    return new Refusal(409, "Conflict: " + text, null);
  }

  static Refusal tooLarge() {
    return new Refusal(413, "Request Entity Too Large", null);
  }

  static Refusal tooManyRequests(long retryAfter) {
    var parameters = Json.object().put("retry_after", retryAfter);
    return new Refusal(429, "Too Many Requests: retry after " + retryAfter, parameters);
  }

  int code() {
    return code;
  }

  /** Seconds for the {@code Retry-After} header; zero when there is nothing to wait for. */
  long retryAfter() {
    return parameters == null ? 0 : parameters.path("retry_after").asLong(0);
  }

  ObjectNode toJson() {
    var answer = Json.object().put("ok", false).put("error_code", code);
    answer.put("description", String.valueOf(getMessage()));
    if (parameters != null) {
      answer.set("parameters", parameters);
    }
    return answer;
  }
}
