package dev.kadr.domain.orders;

import dev.kadr.domain.Money;
import dev.kadr.domain.catalogue.CreditPackage;
import dev.kadr.domain.catalogue.PackageId;

/**
 * What an order sold, whatever the catalogue says later.
 *
 * @param days how long a subscription it begins or prolongs; 0 for none
 */
public record Goods(PackageId id, String name, Money price, long credits, int days) {
  public Goods {
    if (price.minorUnits() < 1 || credits < 1 || days < 0) {
      throw new IllegalArgumentException("an order sells credits for money");
    }
  }

  public static Goods of(CreditPackage sold) {
    return new Goods(
        sold.id(),
        sold.showcase().name(),
        sold.price(),
        sold.gives().credits(),
        sold.gives().days());
  }

  /**
   * How many of the credits belong to a part of the price, rounded down; all of them to the whole.
   *
   * @param part nothing to the whole price
   */
  long creditsOf(Money part) {
    return Math.multiplyExact(credits, part.minorUnits()) / price.minorUnits();
  }
}
