package dev.kadr.ports;

/**
 * A named place between two steps at which a test may kill the process.
 *
 * <p>The names are those a test passes as {@code KADR_FAILPOINT}; nothing happens outside sandbox
 * mode.
 */
@FunctionalInterface
public interface Checkpoint {
  Checkpoint NONE = name -> {};

  void reached(String name);
}
