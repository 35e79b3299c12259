package dev.kadr.domain.catalogue;

/** A package by its id in the catalogue, such as {@code p500}. */
public record PackageId(String value) {
  public PackageId {
    if (!value.matches("[a-z0-9][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException(
          "a package's id has 1 to 32 small letters, digits and hyphens, not " + value);
    }
  }
}
