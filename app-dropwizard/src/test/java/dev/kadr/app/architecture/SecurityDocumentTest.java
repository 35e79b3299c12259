package dev.kadr.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/SECURITY.md promises no test that is not there. */
class SecurityDocumentTest {
  private static final Pattern PROMISE = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
  private static final Path ROOT = Path.of(System.getProperty("kadr.root", ".."));

  @Test
  void everyTestThatIsPromisedIsThere() throws IOException {
    var document = Files.readString(ROOT.resolve("docs/SECURITY.md"));
    assertThat(document).contains("## Sessions", "## Files", "## Limits");
    assertThat(PROMISE.matcher(document).results()).hasSizeGreaterThan(40);
    assertThat(missing(document, tests())).isEmpty();
  }

  /** Each row of a table ends in a test, or it is not one of these. */
  @Test
  void noRowIsWithoutATest() throws IOException {
    var rows =
        Files.readAllLines(ROOT.resolve("docs/SECURITY.md")).stream()
            .filter(line -> line.matches("\\| \\d.*"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(30).allMatch(row -> PROMISE.matcher(row).find());
  }

  @Test
  void aTestThatIsNotThereIsSeen() throws IOException {
    var promises =
        "`SecurityDocumentTest.neverWritten` `NoTest.atAll` `SecurityDocumentTest.tests`";
    assertThat(missing(promises, tests()))
        .containsExactly("NoTest.atAll", "SecurityDocumentTest.neverWritten");
  }

  private static List<String> missing(String document, Map<String, String> tests) {
    return PROMISE
        .matcher(document)
        .results()
        .filter(
            found -> !tests.getOrDefault(found.group(1), "").contains(" " + found.group(2) + "("))
        .map(found -> found.group(1) + "." + found.group(2))
        .sorted()
        .toList();
  }

  /** Classes of tests and contracts by their names. */
  private static Map<String, String> tests() throws IOException {
    var tests = new HashMap<String, String>();
    try (var modules = Files.list(ROOT)) {
      for (var module : modules.filter(Files::isDirectory).toList()) {
        for (var place : List.of("src/test/java", "src/main/java/dev/kadr/ports/testkit")) {
          if (Files.isDirectory(module.resolve(place))) {
            read(module.resolve(place), tests);
          }
        }
      }
    }
    return tests;
  }

  private static void read(Path place, Map<String, String> tests) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        var name = file.getFileName().toString();
        tests.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
      }
    }
  }
}
