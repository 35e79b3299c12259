package dev.kadr.domain.generation;

import dev.kadr.domain.catalogue.Choices;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.catalogue.Setting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a buyer asked for; never changes.
 *
 * @param pictures the photos to start from, in their order, then those that settings name
 * @param size what the outputs are to measure; absent when no size in pixels was chosen
 * @param settings further choices by their catalogue names; of a picture its key
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

  /** Everything that was chosen, the size among it, by its catalogue name. */
  public Map<String, String> chosen() {
    var all = new TreeMap<>(settings);
    size.ifPresent(pixels -> all.put(Setting.SIZE, pixels.toString()));
    return all;
  }

  /** The same wish with nothing left open. */
  public Wish settled(Choices choices) {
    var rest = new TreeMap<>(choices.values());
    var pixels = choices.of(Setting.SIZE).flatMap(PictureSize::read);
    pixels.ifPresent(known -> rest.remove(Setting.SIZE));
    return new Wish(model, instruction, pictures, pixels, rest);
  }

  /** The photos to start from: those that no setting names. */
  public List<BlobKey> photos() {
    return pictures.stream().filter(key -> !settings.containsValue(key.value())).toList();
  }

  public Wish {
    pictures = List.copyOf(pictures);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }
}
