package dev.kadr.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages that the website's build made, as they lie in the jar: few and small, so they are held
 * in memory. A build that left them out has none.
 */
final class Pages {
  /** The list of the files: a jar cannot be asked what is in a folder of it. */
  private static final String LIST = "files.txt";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webp", "image/webp");

  private final Map<String, Page> pages;

  private Pages(Map<String, Page> pages) {
    this.pages = Map.copyOf(pages);
  }

  /** One file, as it goes out. */
  static final class Page {
    private final byte[] bytes;
    private final String type;

    private Page(byte[] bytes, String type) {
      this.bytes = bytes;
      this.type = type;
    }

    byte[] bytes() {
      return bytes.clone();
    }

    String type() {
      return type;
    }

    /** The same with something else in the place of some words of it. */
    Page with(String words, String instead) {
      var text = new String(bytes, StandardCharsets.UTF_8).replace(words, instead);
      return new Page(text.getBytes(StandardCharsets.UTF_8), type);
    }
  }

  /**
   * Reads them.
   *
   * @param folder on the class path, with a slash at both ends
   */
  static Pages in(String folder) {
    var pages = new HashMap<String, Page>();
    for (var name : names(folder)) {
      var extension = name.substring(name.lastIndexOf('.') + 1);
      read(folder + name)
          .ifPresent(
              bytes ->
                  pages.put(
                      name,
                      new Page(bytes, TYPES.getOrDefault(extension, "application/octet-stream"))));
    }
    return new Pages(pages);
  }

  Optional<Page> find(String name) {
    return Optional.ofNullable(pages.get(name));
  }

  private static List<String> names(String folder) {
    return read(folder + LIST)
        .map(list -> new String(list, StandardCharsets.UTF_8).lines().toList())
        .orElseGet(List::of);
  }

  private static Optional<byte[]> read(String resource) {
    try (var in = Pages.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException damaged) {
      throw new UncheckedIOException(resource, damaged);
    }
  }
}
