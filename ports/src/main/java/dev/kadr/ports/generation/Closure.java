package dev.kadr.ports.generation;

import dev.kadr.domain.catalogue.ProviderId;
import java.time.Instant;

/** A provider that takes no work from us until somebody pays; its models are shown unavailable. */
public record Closure(ProviderId provider, String reason, Instant since) {}
