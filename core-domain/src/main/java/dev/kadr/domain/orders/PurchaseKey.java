package dev.kadr.domain.orders;

/**
 * What makes one wish to buy one order, however often it is sent; unique per account.
 *
 * @param value the press for the bot, the Idempotency-Key for the API, each with its own prefix
 */
public record PurchaseKey(String value) {
  public PurchaseKey {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("a purchase key has 1 to 200 characters");
    }
  }
}
