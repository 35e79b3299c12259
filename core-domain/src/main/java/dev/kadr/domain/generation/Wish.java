package dev.kadr.domain.generation;

import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a buyer asked for; never changes.
 *
 * @param pictures the photos to start from, in their order; may be empty
 * @param size what the outputs are to measure; absent when the model knows no sizes
 * @param settings further choices by their catalogue names
 */
public record Wish(
    ModelId model,
    Instruction instruction,
    List<BlobKey> pictures,
    Optional<PictureSize> size,
    SortedMap<String, String> settings) {

  /** Where the words for the provider come from. */
  public sealed interface Instruction {
    /** What the buyer said, whatever is made of it. */
    default Prompt words() {
      return switch (this) {
        case Written written -> written.prompt();
        case Photoshoot photoshoot -> photoshoot.direction();
      };
    }

    /** The buyer wrote them. */
    record Written(Prompt prompt) implements Instruction {}

    /**
     * We look at the photos and write them.
     *
     * @param direction what the buyer wants to see, in a few words
     */
    record Photoshoot(Prompt direction) implements Instruction {}
  }

  public Wish {
    pictures = List.copyOf(pictures);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }
}
