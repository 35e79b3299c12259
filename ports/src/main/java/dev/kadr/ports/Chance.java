package dev.kadr.ports;

/** Bytes that nobody can foresee: secrets are made of them. */
@FunctionalInterface
public interface Chance {
  /** Fills the whole array. */
  void fill(byte[] bytes);
}
