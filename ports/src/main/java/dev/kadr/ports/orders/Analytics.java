package dev.kadr.ports.orders;

import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.OrderId;
import java.time.Instant;
import java.util.SortedMap;

/** Whoever counts what is sold; told at least once of each purchase. */
public interface Analytics {
  /**
   * Tells of money that came.
   *
   * @throws RuntimeException when it is to be told again later
   */
  void purchase(Sale sale);

  /**
   * Money that came.
   *
   * @param reference unique to the payment, so that a second telling can be recognised
   * @param utm where the buyer came from
   */
  record Sale(
      String reference, What what, Money amount, Instant at, SortedMap<String, String> utm) {}

  /** What was sold to whom, and through which window. */
  record What(OrderId order, AccountId account, PackageId sold, Channel channel) {}
}
