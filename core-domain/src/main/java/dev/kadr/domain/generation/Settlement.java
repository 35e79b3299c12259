package dev.kadr.domain.generation;

/** What becomes of the hold when a request enters a state. */
public sealed interface Settlement {
  /** Nothing yet, or nothing any more. */
  record None() implements Settlement {}

  record Release() implements Settlement {}

  /** {@code delivered} of the {@code asked} outputs are paid for. */
  record Capture(int delivered, int asked) implements Settlement {}
}
