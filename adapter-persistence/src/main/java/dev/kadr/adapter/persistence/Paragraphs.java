package dev.kadr.adapter.persistence;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A long statement in a file, of which paragraphs can be left out: the head, one paragraph per
 * part, and an end whose lines about a part go with it. Nothing is ever put in.
 */
record Paragraphs(String head, List<String> parts, String end) {
  private static final Pattern BLANK_LINE = Pattern.compile("\\n\\n");

  /** A line of the end that counts what a paragraph named so. */
  private static final Pattern COUNTED = Pattern.compile("count\\(\\*\\) FROM (\\w+)\\)");

  Paragraphs {
    parts = List.copyOf(parts);
  }

  /** Reads a file with this many parts. */
  static Paragraphs of(String file, int parts) {
    var all = List.of(BLANK_LINE.split(Resources.text(file)));
    if (all.size() != parts + 2) {
      throw new IllegalStateException(
          file + " has " + (all.size() - 2) + " parts, and " + parts + " are bound");
    }
    return new Paragraphs(all.getFirst(), all.subList(1, parts + 1), all.getLast());
  }

  /** The statement with these parts only. */
  String of(BitSet wanted) {
    var body =
        wanted.stream().mapToObj(parts::get).collect(Collectors.joining("\n", head + "\n", "\n"));
    return end.lines().filter(standsWith(body)).collect(Collectors.joining("\n", body, "\n"));
  }

  private static Predicate<String> standsWith(String body) {
    return line -> {
      var counted = COUNTED.matcher(line);
      return !counted.find() || body.contains("\n" + counted.group(1) + " AS (");
    };
  }
}
