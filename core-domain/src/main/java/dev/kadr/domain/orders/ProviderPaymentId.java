package dev.kadr.domain.orders;

/** A payment's id at whoever takes the money; opaque. */
public record ProviderPaymentId(String value) {
  public ProviderPaymentId {
    if (!value.matches("[^\\s,]{1,64}")) {
      throw new IllegalArgumentException(
          "a provider's payment id has 1 to 64 characters without spaces and commas");
    }
  }
}
