package dev.kadr.ports.generation;

import dev.kadr.domain.generation.GenerationId;

/**
 * What was answered when a wish was taken, so that the same wish sent again is answered the same.
 *
 * @param fingerprint of what was asked; another one under the same key is another wish
 * @param balance credits that were free afterwards
 * @param ahead how many requests waited before it
 * @param etaSeconds how long it was said to take
 */
public record Receipt(
    GenerationId generation, String fingerprint, long balance, int ahead, int etaSeconds) {}
