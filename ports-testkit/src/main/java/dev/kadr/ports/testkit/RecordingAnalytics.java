package dev.kadr.ports.testkit;

import dev.kadr.ports.orders.Analytics;
import java.util.ArrayList;
import java.util.List;

/** Remembers every sale that it is told of; fails as often as a test says. */
public final class RecordingAnalytics implements Analytics {
  private final List<Sale> sales = new ArrayList<>();
  private int failures;

  /** The next tellings fail. */
  public synchronized void failNext(int times) {
    failures = times;
  }

  public synchronized List<Sale> sales() {
    return List.copyOf(sales);
  }

  @Override
  public synchronized void purchase(Sale sale) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("nobody counts at the moment");
    }
    sales.add(sale);
  }
}
