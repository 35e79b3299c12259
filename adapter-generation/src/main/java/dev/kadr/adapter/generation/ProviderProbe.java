package dev.kadr.adapter.generation;

import dev.kadr.ports.Probe;
import dev.kadr.ports.generation.ImageGenerator;

/** Whether calls to the provider would be made; it makes none itself, health is asked often. */
record ProviderProbe(ImageGenerator images) implements Probe {
  @Override
  public String name() {
    return images.provider().value();
  }

  @Override
  public Finding check() {
    return images.takesWork()
        ? new Finding.Healthy()
        : new Finding.Broken("its last calls kept failing; it is left alone for a while", false);
  }
}
