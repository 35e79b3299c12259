package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.UploadId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody filled in to have pictures made, before anybody looked at it.
 *
 * @param model by its id
 * @param settings the model's own, by their names
 * @param images how many are wanted, where the settings do not say so themselves
 */
public record Form(
    String model,
    Optional<String> prompt,
    List<UploadId> uploads,
    Map<String, String> settings,
    OptionalInt images) {
  public Form {
    uploads = List.copyOf(uploads);
    settings = Map.copyOf(settings);
  }

  /** The same to be priced: no price depends on the words, and it is shown before there are any. */
  Form withSomeWords() {
    return new Form(model, prompt.or(() -> Optional.of("?")), uploads, settings, images);
  }

  /**
   * One thing that is wrong with it.
   *
   * @param field by its name on the wire, such as {@code settings.size}
   * @param why what would be right, in English
   */
  public record Fault(String field, String why) {}
}
