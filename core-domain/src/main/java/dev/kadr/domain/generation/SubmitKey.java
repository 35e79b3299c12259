package dev.kadr.domain.generation;

/**
 * What makes one wish of a buyer one request, however often it is sent; unique per account.
 *
 * @param value the draft for the bot, a hash of the launch data for a Mini App, the Idempotency-Key
 *     for the API, each with its own prefix
 */
public record SubmitKey(String value) {
  public SubmitKey {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("a submit key has 1 to 200 characters");
    }
  }
}
