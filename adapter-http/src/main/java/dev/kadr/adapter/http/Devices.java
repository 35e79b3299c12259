package dev.kadr.adapter.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser is called in words that people know it by, such as "Firefox, Windows". */
final class Devices {
  private static final int LONGEST = 2_000;

  /** In this order: most browsers say that they are also another. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("YaBrowser/", "Yandex Browser"),
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("FxiOS/", "Firefox"),
          Map.entry("CriOS/", "Chrome"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("Safari/", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Android", "Android"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS X", "Mac"),
          Map.entry("Linux", "Linux"));

  private Devices() {}

  /**
   * Names it. Only words of ours come back: what a stranger writes into the header is never shown.
   *
   * @param userAgent the header as it came
   */
  static String name(@Nullable String userAgent) {
    var said = userAgent == null || userAgent.length() > LONGEST ? "" : userAgent;
    var browser = first(BROWSERS, said);
    var system = first(SYSTEMS, said);
    return browser
        .map(one -> system.map(other -> one + ", " + other).orElse(one))
        .or(() -> system)
        .orElse("?");
  }

  private static Optional<String> first(List<Map.Entry<String, String>> words, String said) {
    return words.stream()
        .filter(word -> said.contains(word.getKey()))
        .map(word -> word.getValue())
        .findFirst();
  }
}
