package dev.kadr.domain.generation;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.ProviderId;

/**
 * What was agreed when a request was made, whatever the catalogue says later.
 *
 * @param outputs how many the price buys
 * @param cost credits held for it
 */
public record Terms(ProviderId provider, OutputKind kind, int outputs, long cost) {
  public Terms {
    if (outputs < 1 || cost < 1) {
      throw new IllegalArgumentException("a request buys at least one output for one credit");
    }
  }
}
