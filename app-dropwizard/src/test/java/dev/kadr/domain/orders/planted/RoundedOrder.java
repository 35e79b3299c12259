package dev.kadr.domain.orders.planted;

/** Thinks that ten kopecks are a tenth of a ruble, or nearly so. */
public record RoundedOrder(String id) {
  public long kopecks(String rubles) {
    return Math.round(Double.parseDouble(rubles) * 100);
  }
}
