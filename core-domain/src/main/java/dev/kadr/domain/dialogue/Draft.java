package dev.kadr.domain.dialogue;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.Wish;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it would be made if it were confirmed now.
 *
 * @param photos none for a model that needs none
 */
public record Draft(
    DraftId id, List<BlobKey> photos, Prompt prompt, ModelId model, Optional<PictureSize> size) {
  public Draft {
    photos = List.copyOf(photos);
  }

  static List<BlobKey> some(List<BlobKey> photos) {
    if (photos.isEmpty()) {
      throw new IllegalArgumentException("a photo was said to come and did not");
    }
    return List.copyOf(photos);
  }

  /** The same draft for another model; a size that it has is kept. */
  public Draft with(Model chosen) {
    var sizes = chosen.takes().sizes();
    var kept = size.filter(sizes::contains).or(() -> sizes.stream().findFirst());
    return new Draft(id, photos, prompt, chosen.id(), kept);
  }

  Draft with(PictureSize chosen) {
    return new Draft(id, photos, prompt, model, Optional.of(chosen));
  }

  /** The same choices for other words: another draft, so that its old buttons mean nothing. */
  Draft saying(Prompt words, DraftId next) {
    return new Draft(next, photos, words, model, size);
  }

  /** The same words for other photos: another draft, so that its old buttons mean nothing. */
  Draft showing(List<BlobKey> others, DraftId next) {
    return new Draft(next, others, prompt, model, size);
  }

  /** Begins one in which nobody chose yet. */
  static Draft begun(DraftId id, List<BlobKey> photos, Prompt prompt, Model first) {
    return new Draft(id, photos, prompt, first.id(), first.takes().sizes().stream().findFirst());
  }

  /** The same draft for a model that can make something of it: its own one if that can. */
  public Draft fitted(Catalogue catalogue) {
    return catalogue.find(model).filter(this::fits).isPresent()
        ? this
        : with(catalogue.first(photos.size(), Prompt.length(prompt.text())));
  }

  /** Whether a model can make something of it. */
  public boolean fits(Model other) {
    return other.fits(photos.size(), Prompt.length(prompt.text()));
  }

  /** More photos of the same album came: still the same draft. */
  Draft joined(List<BlobKey> all) {
    return new Draft(id, all, prompt, model, size);
  }

  /**
   * What is asked for when this is confirmed.
   *
   * @param own the draft's model; of more photos than it takes the first count
   */
  public Wish wish(Model own) {
    var taken = photos.stream().limit(own.takes().maxPictures()).toList();
    return new Wish(model, new Wish.Instruction.Written(prompt), taken, size, new TreeMap<>());
  }
}
