package dev.kadr.domain.orders.planted;

import dev.kadr.domain.generation.GenerationRequest;

/** Knows what its credits are spent on. */
public record CuriousOrder(GenerationRequest request) {}
