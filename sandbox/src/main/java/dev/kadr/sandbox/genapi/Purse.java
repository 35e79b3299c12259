package dev.kadr.sandbox.genapi;

import dev.kadr.sandbox.archive.Archive;
import java.math.BigDecimal;

/** The operator's rubles at the provider. */
final class Purse {
  private static final String DOCUMENT = "genapi/purse";

  private final Archive archive;
  private BigDecimal balance;

  Purse(BigDecimal usual, Archive archive) {
    this.archive = archive;
    this.balance =
        archive
            .document(DOCUMENT)
            .map(kept -> new BigDecimal(kept.path("balance").asText()))
            .orElse(usual);
  }

  synchronized BigDecimal balance() {
    return balance;
  }

  synchronized void set(BigDecimal value) {
    balance = value;
    archive.changed(DOCUMENT, () -> Json.object().put("balance", balance().toPlainString()));
  }

  /** May go below zero: several orders that were each affordable may finish together. */
  synchronized void charge(BigDecimal cost) {
    set(balance.subtract(cost));
  }
}
