package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.ImageGenerator;

/** Knows which models take work at this moment. */
final class Offers {
  private final Generations generations;
  private final ImageGenerator images;

  Offers(Generations generations, ImageGenerator images) {
    this.generations = generations;
    this.images = images;
  }

  boolean open(Model model) {
    return images.takesWork() && !generations.closed().contains(model.provision().provider());
  }
}
