package dev.kadr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor time of a process and all that it started, as Linux counts it. */
record Cpu(long pid) {
  /** Linux counts in these whatever the machine. */
  private static final int TICK_MILLIS = 10;

  /** Where the times stand behind the name: of itself, and of its children that ended. */
  private static final int FIRST_TIME = 11;

  private static final int TIMES = 4;

  /** Milliseconds until now. */
  long millis() {
    var self = ProcessHandle.of(pid).stream();
    var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
    return Stream.concat(self, children).mapToLong(Cpu::ticks).sum() * TICK_MILLIS;
  }

  private static long ticks(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var sum = 0L;
      for (var i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
        sum += Long.parseLong(fields[i]);
      }
      return sum;
    } catch (IOException ended) {
      return 0;
    }
  }
}
