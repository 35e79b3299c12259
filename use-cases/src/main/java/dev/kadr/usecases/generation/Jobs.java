package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.generation.ImageGenerator.Job;
import dev.kadr.ports.generation.ImageGenerator.Picture;
import dev.kadr.ports.generation.Pictures;
import java.util.ArrayList;
import java.util.Optional;

/** Turns requests into what a provider is sent. */
final class Jobs {
  private final Catalogue catalogue;
  private final Blobs blobs;
  private final Pictures pictures;

  Jobs(Catalogue catalogue, Blobs blobs, Pictures pictures) {
    this.catalogue = catalogue;
    this.blobs = blobs;
    this.pictures = pictures;
  }

  /** The job for a request; absent when its model or one of its photos is gone. */
  Optional<Job> of(GenerationRequest request, Prompt prompt) {
    var wish = request.wish();
    var those = new ArrayList<Picture>();
    for (var key : wish.pictures()) {
      var content = blobs.find(key);
      if (content.isEmpty()) {
        return Optional.empty();
      }
      those.add(new Picture(content.get(), pictures.mediaType(content.get())));
    }
    return catalogue
        .find(wish.model())
        .map(model -> new Job(request.id(), model, prompt, those, wish.size(), wish.settings()));
  }
}
