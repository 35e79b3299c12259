package dev.kadr.domain;

import static dev.kadr.domain.Currency.RUB;
import static dev.kadr.domain.Currency.XTR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          wire,     currency, minor units, wire again
          500.00,   RUB,      50000,       500.00
          500,      RUB,      50000,       500.00
          500.5,    RUB,      50050,       500.50
          0.01,     RUB,      1,           0.01
          -0.01,    RUB,      -1,          -0.01
          0,        RUB,      0,           0.00
          250,      XTR,      250,         250
          92233720368547758.07, RUB, 9223372036854775807, 92233720368547758.07
          """)
  void anAmountIsReadAndWrittenExactly(
      String wire, Currency currency, long minorUnits, String again) {
    assertThat(Money.parse(wire, currency)).isEqualTo(new Money(minorUnits, currency));
    assertThat(new Money(minorUnits, currency).value()).isEqualTo(again);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          500.001, RUB
          500.000, RUB
          250.5,   XTR
          250.0,   XTR
          '',      RUB
          ' 5',    RUB
          '5,00',  RUB
          five,    RUB
          92233720368547758.08, RUB
          9223372036854775808,  XTR
          1e999999999,          RUB
          """)
  void whatIsNoAmountIsRefused(String wire, Currency currency) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.parse(wire, currency))
        .withMessage("not an amount of " + currency + ": " + wire);
  }

  @Test
  void amountsOfOneCurrencyAddUp() {
    assertThat(new Money(150, RUB).plus(new Money(-50, RUB))).isEqualTo(new Money(100, RUB));
  }

  @Test
  void rublesAndStarsDoNotAddUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(1, RUB).plus(new Money(1, XTR)));
  }

  @Test
  void aSumThatDoesNotFitIsNotWrapped() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new Money(Long.MAX_VALUE, RUB).plus(new Money(1, RUB)));
  }

  @Test
  void aRubleHasKopecksAndAStarHasNothing() {
    assertThat(RUB.fractionDigits()).isEqualTo(2);
    assertThat(XTR.fractionDigits()).isZero();
  }
}
