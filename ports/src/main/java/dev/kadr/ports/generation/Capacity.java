package dev.kadr.ports.generation;

/**
 * How many requests may be under way at once.
 *
 * @param provider at the provider, of all accounts; 1 or more
 * @param account of one account; 1 or more
 */
public record Capacity(int provider, int account) {
  public Capacity {
    if (provider < 1 || account < 1) {
      throw new IllegalArgumentException("at least one request must be able to be under way");
    }
  }
}
