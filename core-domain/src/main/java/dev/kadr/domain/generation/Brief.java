package dev.kadr.domain.generation;

/**
 * What was seen on the buyer's photos, in words a prompt can be written from.
 *
 * @param text 1 to 4,000 characters
 */
public record Brief(String text) {
  public Brief {
    text = Prompt.clean(text);
    if (text.isEmpty() || Prompt.length(text) > Prompt.MAX_LENGTH) {
      throw new IllegalArgumentException("a brief has 1 to " + Prompt.MAX_LENGTH + " characters");
    }
  }
}
