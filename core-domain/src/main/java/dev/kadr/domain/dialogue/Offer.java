package dev.kadr.domain.dialogue;

import dev.kadr.domain.catalogue.Model;
import java.util.List;
import java.util.Optional;

/**
 * A draft as it is put before the buyer.
 *
 * @param model the draft's own
 * @param models what else could be chosen, the draft's own among them
 * @param price credits it costs
 * @param balance credits that are free now
 * @param remainder what of the album does not count
 * @param consent whom the photos go to, while the buyer has yet to agree to that
 */
public record Offer(
    Draft draft,
    Model model,
    List<Model> models,
    long price,
    long balance,
    Album.Remainder remainder,
    Optional<String> consent) {
  public Offer {
    models = List.copyOf(models);
  }

  /** How many photos the model will see. */
  public int photos() {
    return draft.wish(model).pictures().size();
  }
}
