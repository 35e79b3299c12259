package dev.kadr.app;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.catalogue.CreditPackage;
import dev.kadr.domain.catalogue.PackageId;
import java.util.List;

/**
 * One package of credits as config.yml describes it; the domain says what is possible.
 *
 * @param price in rubles, such as {@code 500.00}
 * @param pictures how many pictures one photoshoot has
 * @param subscriptionDays how long a subscription it gives; 0 for none
 */
record PackageConfiguration(
    String id,
    String name,
    String description,
    String price,
    long credits,
    int subscriptionDays,
    List<String> features,
    boolean popular,
    int pictures) {

  CreditPackage toDomain() {
    return new CreditPackage(
        new PackageId(id),
        Money.parse(price, Currency.RUB),
        new CreditPackage.Gives(credits, subscriptionDays),
        new CreditPackage.Showcase(name, description, features, popular, pictures));
  }
}
