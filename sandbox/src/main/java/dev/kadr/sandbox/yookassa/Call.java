package dev.kadr.sandbox.yookassa;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the API as it came over the wire.
 *
 * @param segments of the path behind {@code /v3}
 */
record Call(
    String method, List<String> segments, Map<String, String> query, Headers headers, String body) {
  private static final int LARGEST_BODY = 1 << 20;

  /** The headers that count; empty ones are missing. */
  record Headers(String authorization, String key, String contentType) {}

  static Call read(HttpServletRequest request) throws IOException {
    var path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    var query = new HashMap<String, String>();
    // only what the address says: a body is never a form here
    var text = Optional.ofNullable(request.getQueryString()).orElse("");
    for (var pair : text.split("&", -1)) {
      var at = pair.indexOf('=');
      if (at > 0) {
        query.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
      }
    }
    var bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    return new Call(
        request.getMethod(),
        Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList(),
        Map.copyOf(query),
        new Headers(
            header(request, "Authorization"),
            header(request, "Idempotence-Key"),
            header(request, "Content-Type")),
        bytes.length > LARGEST_BODY ? "too long" : new String(bytes, StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name)).orElse("");
  }

  String path() {
    return "/" + String.join("/", segments);
  }

  String id() {
    return segments.get(1);
  }
}
