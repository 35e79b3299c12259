package dev.kadr.ports.generation;

import dev.kadr.domain.generation.GenerationId;
import java.math.BigDecimal;
import java.time.Instant;

/** What a job cost us, in the provider's currency (rubles for GenAPI). */
public record ProviderCost(GenerationId generation, BigDecimal cost, Instant at) {}
