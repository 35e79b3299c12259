package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Set;

/**
 * Where a Mini App may live: https, as Telegram asks, and plain http on this machine, which
 * Telegram allows in its test environment only.
 */
final class WebAppUrls {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private WebAppUrls() {}

  /**
   * The address in a {@code WebAppInfo}, when it is one.
   *
   * @param where the kind of button, as Telegram names it in its refusal
   */
  static String checked(String where, JsonNode webApp) {
    var url = webApp.path("url").asText("");
    var wrong = where + " Web App URL '" + url + "' is invalid: ";
    try {
      var uri = URI.create(url);
      if (uri.getHost() == null) {
        throw Refusal.badRequest(wrong + "URL host is empty");
      }
      var here = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
      if (!here && !"https".equals(uri.getScheme())) {
        throw Refusal.badRequest(wrong + "Only HTTPS links are allowed");
      }
      return url;
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badRequest(wrong + "wrong HTTP URL");
    }
  }
}
