package dev.kadr.ports;

import java.util.List;

/**
 * Marks words with our keys, so that nobody else can make the mark: for what we give out and want
 * to know again, and for what we keep and nobody shall guess.
 */
@FunctionalInterface
public interface Seals {
  /**
   * The words' mark by every key; the first is the one to use, the others are of keys that were
   * first before.
   *
   * @return at least one; each has 64 hexadecimal digits
   */
  List<String> of(String words);
}
