package dev.kadr.domain.catalogue;

/** What a model makes. */
public enum OutputKind {
  PICTURE,
  VIDEO
}
