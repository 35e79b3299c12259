package dev.kadr.domain.generation;

/**
 * The provider's id of one job, always as text: JSON {@code 42} and {@code "42"} are the same job.
 */
public record ProviderJobId(String value) {
  public ProviderJobId {
    if (value.isBlank() || value.length() > 128) {
      throw new IllegalArgumentException("a provider's job id has 1 to 128 characters");
    }
  }
}
