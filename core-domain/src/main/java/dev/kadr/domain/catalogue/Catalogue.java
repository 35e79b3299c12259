package dev.kadr.domain.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every model that is for sale, in the order buyers see them.
 *
 * @param models at least one, no two of one id; the first is the one that nobody chose
 */
public record Catalogue(List<Model> models) {
  public Catalogue {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a catalogue has at least one model");
    }
    if (models.stream().map(Model::id).collect(Collectors.toSet()).size() != models.size()) {
      throw new IllegalArgumentException("two models of the catalogue have one id");
    }
  }

  public Optional<Model> find(ModelId id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }

  /** The model of a request that names none. */
  public Model first() {
    return models.getFirst();
  }
}
