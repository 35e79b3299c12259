package dev.kadr.domain.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that is for sale, in the order buyers see it: models for credits, and packages of
 * credits for money.
 *
 * @param models at least one, no two of one id; the first is the one that nobody chose
 * @param packages no two of one id; none where nothing is sold for money
 */
public record Catalogue(List<Model> models, List<CreditPackage> packages) {
  public Catalogue {
    models = List.copyOf(models);
    packages = List.copyOf(packages);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a catalogue has at least one model");
    }
    if (models.stream().map(Model::id).collect(Collectors.toSet()).size() != models.size()) {
      throw new IllegalArgumentException("two models of the catalogue have one id");
    }
    if (packages.stream().map(CreditPackage::id).collect(Collectors.toSet()).size()
        != packages.size()) {
      throw new IllegalArgumentException("two packages of the catalogue have one id");
    }
  }

  /** A catalogue that sells nothing for money. */
  public Catalogue(List<Model> models) {
    this(models, List.of());
  }

  public Optional<Model> find(ModelId id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }

  public Optional<CreditPackage> find(PackageId id) {
    return packages.stream().filter(known -> known.id().equals(id)).findFirst();
  }

  /** The model of a request that names none. */
  public Model first() {
    return models.getFirst();
  }

  /**
   * What can make something of what was sent, in the order buyers see it; may be empty.
   *
   * @param photos how many
   * @param words characters of the prompt
   */
  public List<Model> fitting(int photos, int words) {
    return models.stream().filter(model -> model.fits(photos, words)).toList();
  }

  /** The first of those; the first of all when there is none. */
  public Model first(int photos, int words) {
    return fitting(photos, words).stream().findFirst().orElseGet(this::first);
  }
}
