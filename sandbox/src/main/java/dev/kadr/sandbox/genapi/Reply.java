package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a caller hears: an answer now, an answer when something has happened, or nothing. */
sealed interface Reply {
  /** An answer that is ready. */
  record Now(int status, Map<String, String> headers, Bytes body) implements Reply {
    public Now {
      headers = Map.copyOf(headers);
    }

    Now with(String header, String value) {
      var more = new HashMap<>(headers);
      more.put(header, value);
      return new Now(status, more, body);
    }
  }

  /** An answer that waits for the work. */
  record Later(CompletableFuture<Now> answer) implements Reply {}

  /** No answer, for as long as the caller cares to wait. */
  record Never() implements Reply {}

  static Now json(int status, JsonNode body) {
    return new Now(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.bytes(body));
  }

  static Now html(int status, String page) {
    return new Now(status, Map.of("Content-Type", "text/html; charset=utf-8"), text(page));
  }

  static Now xml(int status, String document) {
    return new Now(status, Map.of("Content-Type", "application/xml"), text(document));
  }

  private static Bytes text(String content) {
    return new Bytes(content.getBytes(StandardCharsets.UTF_8));
  }
}
