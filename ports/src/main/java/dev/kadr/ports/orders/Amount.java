package dev.kadr.ports.orders;

import dev.kadr.domain.Money;

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
    return currency.equals(money.currency().name()) && counts(money);
  }

  private boolean counts(Money money) {
    try {
      return Money.parse(value, money.currency()).equals(money);
    } catch (IllegalArgumentException notAnAmount) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value + " " + currency;
  }
}
