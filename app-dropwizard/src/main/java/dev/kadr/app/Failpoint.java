package dev.kadr.app;

import dev.kadr.ports.Checkpoint;
import java.util.Optional;

/** Kills the process at a named checkpoint, as a power cut would: for tests in sandbox mode. */
final class Failpoint {
  private static final int KILLED = 137;

  private Failpoint() {}

  static Checkpoint of(Optional<String> name) {
    return name.<Checkpoint>map(
            fatal ->
                reached -> {
                  if (reached.equals(fatal)) {
                    Runtime.getRuntime().halt(KILLED);
                  }
                })
        .orElse(Checkpoint.NONE);
  }
}
