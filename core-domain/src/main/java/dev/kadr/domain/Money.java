package dev.kadr.domain;

import java.math.BigDecimal;

/**
 * An amount of one currency, exact.
 *
 * @param minorUnits kopecks for {@link Currency#RUB}, whole Stars for {@link Currency#XTR}; may be
 *     negative
 */
public record Money(long minorUnits, Currency currency) {

  /**
   * Reads an amount as it stands on the wire, such as {@code "500.00"}.
   *
   * @throws IllegalArgumentException when the text is no number or has more digits behind the point
   *     than the currency has
   */
  public static Money parse(String value, Currency currency) {
    try {
      var amount = new BigDecimal(value);
      if (amount.scale() > currency.fractionDigits()) {
        throw new ArithmeticException("too many digits behind the point");
      }
      return new Money(amount.movePointRight(currency.fractionDigits()).longValueExact(), currency);
    } catch (ArithmeticException | NumberFormatException notAnAmount) {
      throw new IllegalArgumentException(
          "not an amount of " + currency + ": " + value, notAnAmount);
    }
  }

  /** The amount as it stands on the wire: {@code "500.00"} for rubles, {@code "250"} for Stars. */
  public String value() {
    return BigDecimal.valueOf(minorUnits, currency.fractionDigits()).toPlainString();
  }

  /**
   * The sum of two amounts.
   *
   * @throws IllegalArgumentException when the currencies differ
   * @throws ArithmeticException when the sum does not fit
   */
  public Money plus(Money other) {
    requireSame(other);
    return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
  }

  /**
   * What is left without {@code other}.
   *
   * @throws IllegalArgumentException when the currencies differ
   * @throws ArithmeticException when the difference does not fit
   */
  public Money minus(Money other) {
    requireSame(other);
    return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * Whether it is more than {@code other}.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public boolean isMoreThan(Money other) {
    requireSame(other);
    return minorUnits > other.minorUnits;
  }

  private void requireSame(Money other) {
    if (currency != other.currency) {
      throw new IllegalArgumentException("cannot mix " + other.currency + " with " + currency);
    }
  }
}
