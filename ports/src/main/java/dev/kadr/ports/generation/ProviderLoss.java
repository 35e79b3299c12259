package dev.kadr.ports.generation;

import dev.kadr.domain.generation.GenerationId;
import java.time.Instant;

/** A request that may have cost us money at the provider and brought nothing. */
public record ProviderLoss(GenerationId generation, Instant at) {}
