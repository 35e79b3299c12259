package dev.kadr.sandbox.genapi;

import java.math.BigDecimal;

/** The operator's rubles at the provider. */
final class Purse {
  private BigDecimal balance;

  Purse(BigDecimal balance) {
    this.balance = balance;
  }

  synchronized BigDecimal balance() {
    return balance;
  }

  synchronized void set(BigDecimal value) {
    balance = value;
  }

  /** May go below zero: several orders that were each affordable may finish together. */
  synchronized void charge(BigDecimal cost) {
    balance = balance.subtract(cost);
  }
}
