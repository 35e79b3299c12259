package dev.kadr.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The two programs that make load: wrk for the product, pgbench for its ceiling. */
final class Load {
  static final int THREADS = 2;
  static final int CLIENTS = 16;

  private static final Pattern FIGURE = Pattern.compile("(\\w+)=(\\d+)");
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private final Programs programs;
  private final Path folder;

  Load(Programs programs, Path folder) {
    this.programs = programs;
    this.folder = folder;
  }

  /** What a run of wrk came to. */
  record Heard(Map<String, Long> figures) {
    long accepted() {
      return figure("accepted");
    }

    /** Answered, but not with yes. */
    long refused() {
      return figure("refused");
    }

    /** Not answered at all. */
    long errors() {
      return figure("errors");
    }

    double perSecond() {
      return accepted() / (figure("micros") / 1e6);
    }

    double millis(String percentile) {
      return figure(percentile) / 1e3;
    }

    long figure(String name) {
      return figures.getOrDefault(name, 0L);
    }
  }

  Heard wrk(String script, int seconds, String base, Map<String, String> settings)
      throws IOException, InterruptedException {
    var command =
        List.of(
            "wrk",
            "-t" + THREADS,
            "-c" + CLIENTS,
            "-d" + seconds + "s",
            "--timeout",
            "10s",
            "-s",
            folder.resolve(script).toString(),
            base);
    var printed = programs.run("wrk-" + script, command, settings);
    var figures = new HashMap<String, Long>();
    printed
        .lines()
        .filter(line -> line.startsWith("RESULT"))
        .forEach(
            line ->
                FIGURE
                    .matcher(line)
                    .results()
                    .forEach(found -> figures.put(found.group(1), Long.parseLong(found.group(2)))));
    if (figures.isEmpty()) {
      throw new IOException("wrk said nothing of use:\n" + printed);
    }
    return new Heard(figures);
  }

  /** Transactions a second. */
  double pgbench(Path script, int seconds, Ground ground) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("pgbench", "--no-vacuum", "--protocol=prepared"));
    command.addAll(List.of("-c", "" + CLIENTS, "-j", "" + THREADS, "-T", "" + seconds));
    command.addAll(List.of("-h", "127.0.0.1", "-p", "" + ground.port(), "-U", "postgres"));
    command.addAll(List.of("-f", script.toString(), Benchmark.CEILING));
    var printed = programs.run("pgbench-" + script.getFileName(), command, Map.of());
    var found = TPS.matcher(printed);
    if (!found.find()) {
      throw new IOException("pgbench said nothing of use:\n" + printed);
    }
    return Double.parseDouble(found.group(1));
  }
}
