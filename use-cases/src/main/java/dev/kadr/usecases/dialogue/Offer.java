package dev.kadr.usecases.dialogue;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.dialogue.Draft;
import java.util.List;

/**
 * A draft as it is put before the buyer.
 *
 * @param model the draft's own
 * @param models what else could be chosen, the draft's own among them
 * @param price credits it costs
 * @param balance credits that are free now
 */
public record Offer(Draft draft, Model model, List<Model> models, long price, long balance) {
  public Offer {
    models = List.copyOf(models);
  }
}
