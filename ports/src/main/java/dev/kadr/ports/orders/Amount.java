package dev.kadr.ports.orders;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import java.util.Optional;

/**
 * An amount as a gateway wrote it, which may be nothing that we can count.
 *
 * @param value such as {@code 500.00}
 * @param currency such as {@code RUB}
 */
public record Amount(String value, String currency) {
  public static Amount of(Money money) {
    return new Amount(money.value(), money.currency().name());
  }

  /** Whether it is exactly this amount, to the kopeck and in this currency. */
  public boolean is(Money money) {
    return in(money.currency()).equals(Optional.of(money));
  }

  /** The amount in a currency of ours; empty when it is another or cannot be counted in it. */
  public Optional<Money> in(Currency ours) {
    if (!currency.equals(ours.name())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Money.parse(value, ours));
    } catch (IllegalArgumentException notAnAmount) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value + " " + currency;
  }
}
