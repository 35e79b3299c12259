package dev.kadr.domain.catalogue;

/** Who makes the pictures of a model, such as {@code genapi}. */
public record ProviderId(String value) {
  public ProviderId {
    if (value.isBlank() || value.length() > 32) {
      throw new IllegalArgumentException("a provider id has 1 to 32 characters");
    }
  }
}
