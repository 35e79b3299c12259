package dev.kadr.sandbox.yookassa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page beside this class, with places for texts; what is put in cannot become markup. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(!?)([a-z_0-9]+)}}");

  private Template() {}

  static String resource(String name) {
    try (var stream = Template.class.getResourceAsStream(name)) {
      var bytes = Objects.requireNonNull(stream, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name + " from our own jar", e);
    }
  }

  /** Fills {@code {{name}}} with text and {@code {{!name}}} with markup of our own. */
  static String fill(String name, Map<String, String> values) {
    return PLACE
        .matcher(resource(name))
        .replaceAll(
            place -> {
              var value = Objects.requireNonNull(values.get(place.group(2)), place.group());
              var text = place.group(1).isEmpty() ? escape(value) : value;
              return Matcher.quoteReplacement(text);
            });
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
