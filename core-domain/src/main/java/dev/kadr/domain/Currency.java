package dev.kadr.domain;

/** The currencies Kadr takes, each with the digits behind its point. */
public enum Currency {
  RUB(2),
  /** Telegram Stars: whole units only. */
  XTR(0);

  private final int fractionDigits;

  Currency(int fractionDigits) {
    this.fractionDigits = fractionDigits;
  }

  public int fractionDigits() {
    return fractionDigits;
  }
}
