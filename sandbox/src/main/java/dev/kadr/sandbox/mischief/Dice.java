package dev.kadr.sandbox.mischief;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Chance that can be repeated.
 *
 * <p>The n-th roll of a stream depends on the seed, the stream's name and n, and on nothing else:
 * so the third message of a run meets the same fate however many polls ran beside it, which one
 * generator for everything could not promise.
 */
final class Dice {
  private static final int MOST_STREAMS = 1_000;
  private static final String OTHERS = "others";
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Map<String, Long> rolls = new HashMap<>();
  private long seed;

  Dice(long seed) {
    this.seed = seed;
  }

  /** Starts every stream anew. */
  synchronized void seed(long value) {
    seed = value;
    rolls.clear();
  }

  /** At least 0, below 1. */
  synchronized double roll(String name) {
    var stream = rolls.containsKey(name) || rolls.size() < MOST_STREAMS ? name : OTHERS;
    long number = rolls.merge(stream, 1L, Long::sum);
    var start = (seed * 31 + stream.hashCode()) * GOLDEN + number;
    return new SplittableRandom(start * GOLDEN).nextDouble();
  }
}
