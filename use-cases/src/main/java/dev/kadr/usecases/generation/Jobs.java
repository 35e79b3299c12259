package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Choices;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.Settings;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.generation.ImageGenerator.Job;
import dev.kadr.ports.generation.ImageGenerator.Picture;
import dev.kadr.ports.generation.Pictures;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;

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
    var model = catalogue.find(wish.model());
    var choices = model.flatMap(known -> choices(known, wish));
    var photos = new ArrayList<Picture>();
    var named = new TreeMap<String, Picture>();
    for (var key : wish.pictures()) {
      var picture = picture(key);
      if (picture.isEmpty()) {
        return Optional.empty();
      }
      if (wish.photos().contains(key)) {
        photos.add(picture.get());
      }
      wish.settings().entrySet().stream()
          .filter(setting -> setting.getValue().equals(key.value()))
          .forEach(setting -> named.put(setting.getKey(), picture.get()));
    }
    return choices.map(
        all -> new Job(request.id(), model.orElseThrow(), prompt, photos, all, named));
  }

  /** Requests of before a setting was added say nothing of it; what was agreed counts otherwise. */
  private static Optional<Choices> choices(Model model, Wish wish) {
    return switch (model.read(wish.chosen(), wish.photos().size())) {
      case Settings.Reading.Understood(var choices) -> Optional.of(choices);
      case Settings.Reading.Wrong notSoldAnyMore -> Optional.empty();
    };
  }

  private Optional<Picture> picture(BlobKey key) {
    return blobs.find(key).map(content -> new Picture(content, pictures.mediaType(content)));
  }
}
