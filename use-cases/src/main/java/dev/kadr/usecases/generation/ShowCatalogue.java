package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import java.util.List;

/** Shows what is for sale, and what of it can be had at this moment. */
public final class ShowCatalogue {
  private final Catalogue catalogue;
  private final Offers offers;

  ShowCatalogue(Catalogue catalogue, Offers offers) {
    this.catalogue = catalogue;
    this.offers = offers;
  }

  /** Everything, in the order buyers see it. */
  public record Showcase(List<Item> models) {
    public Showcase {
      models = List.copyOf(models);
    }
  }

  /** One model; {@code open} while it takes work. */
  public record Item(Model model, boolean open) {}

  public Showcase show() {
    return new Showcase(
        catalogue.models().stream().map(model -> new Item(model, offers.open(model))).toList());
  }
}
