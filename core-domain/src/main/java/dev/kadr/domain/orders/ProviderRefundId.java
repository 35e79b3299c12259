package dev.kadr.domain.orders;

/** A refund's id at whoever took the money; opaque. */
public record ProviderRefundId(String value) {
  public ProviderRefundId {
    if (!value.matches("[^\\s,]{1,64}")) {
      throw new IllegalArgumentException(
          "a provider's refund id has 1 to 64 characters without spaces and commas");
    }
  }
}
