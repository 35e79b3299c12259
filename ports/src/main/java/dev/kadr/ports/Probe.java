package dev.kadr.ports;

/** One part of the system that can be asked whether it works. */
public interface Probe {
  /** What the part is called in {@code /health}, such as {@code postgresql}. */
  String name();

  Finding check();

  /** What a probe found. */
  sealed interface Finding {
    record Healthy() implements Finding {}

    /**
     * The part does not work.
     *
     * @param stopsService whether this node cannot serve without it
     */
    record Broken(String why, boolean stopsService) implements Finding {}
  }
}
