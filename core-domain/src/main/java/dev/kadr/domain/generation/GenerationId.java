package dev.kadr.domain.generation;

import java.util.UUID;

public record GenerationId(UUID value) {}
