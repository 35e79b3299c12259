package dev.kadr.app.journey;

import com.microsoft.playwright.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Looks for what keeps people from using a page; axe-core came with the website's own tools. */
final class Axe {
  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, { iframes: false, resultTypes: ['violations'] });
        return found.violations.flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`),
        );
      }\
      """;

  private final Frame frame;

  private Axe(Frame frame) {
    this.frame = frame;
  }

  static Axe in(Frame frame) {
    frame.evaluate(source());
    return new Axe(frame);
  }

  private static String source() {
    var script =
        Path.of(System.getProperty("kadr.root"), "website/node_modules/axe-core/axe.min.js");
    try {
      return Files.readString(script);
    } catch (IOException absent) {
      throw new UncheckedIOException("build the website first, without -Dweb.skip", absent);
    }
  }

  /** Each as rule, place and what is wrong with it. */
  List<String> violations() {
    return ((List<?>) frame.evaluate(RUN)).stream().map(Objects::toString).toList();
  }
}
