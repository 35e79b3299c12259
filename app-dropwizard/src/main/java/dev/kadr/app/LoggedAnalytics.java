package dev.kadr.app;

import dev.kadr.ports.orders.Analytics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts purchases where no counter is set up: one line each, which any log tool can add up. */
final class LoggedAnalytics implements Analytics {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedAnalytics.class);

  @Override
  public void purchase(Sale sale) {
    LOG.info(
        "purchase reference={} order={} package={} amount={} currency={} source={} utm={}",
        sale.reference(),
        sale.what().order().value(),
        sale.what().sold().value(),
        sale.amount().value(),
        sale.amount().currency(),
        sale.what().channel(),
        sale.utm());
  }
}
