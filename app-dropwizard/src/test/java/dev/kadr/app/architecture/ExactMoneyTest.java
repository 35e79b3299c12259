package dev.kadr.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No source that can meet money or credits has a double or a float in it, not even between two
 * lines; the tables have none either.
 */
class ExactMoneyTest {
  private static final Pattern FRACTION =
      Pattern.compile("\\b(double|float|Double|Float)\\b(?!.*\\*/)|\\b(real|float[48])\\b(?=.*,$)");
  private static final Pattern COMMENT = Pattern.compile("^\\s*(\\*|//|/\\*\\*|--).*");
  private static final List<String> PLACES =
      List.of(
          "core-domain/src/main",
          "ports/src/main",
          "use-cases/src/main/java/dev/kadr/usecases/orders",
          "use-cases/src/main/java/dev/kadr/usecases/accounts",
          "adapter-payments/src/main",
          "adapter-persistence/src/main");

  @Test
  void moneyAndCreditsAreNeverApproximate() throws IOException {
    var found = new ArrayList<String>();
    for (var place : PLACES) {
      try (var files = Files.walk(Path.of(System.getProperty("kadr.root", "..")).resolve(place))) {
        for (var file : files.filter(it -> it.toString().matches(".*[.](java|sql)")).toList()) {
          found.addAll(fractions(file.toString(), Files.readAllLines(file)));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aFractionIsSeen() {
    assertThat(fractions("x", List.of("  var price = (double) kopecks / 100;"))).hasSize(1);
    assertThat(fractions("x", List.of("  amount real NOT NULL,"))).hasSize(1);
    assertThat(fractions("x", List.of("  // never a double", "  long doubled = 2;"))).isEmpty();
  }

  private static List<String> fractions(String file, List<String> lines) {
    return lines.stream()
        .filter(line -> !COMMENT.matcher(line).matches())
        .filter(line -> FRACTION.matcher(line).find())
        .map(line -> file + ": " + line.strip())
        .toList();
  }
}
