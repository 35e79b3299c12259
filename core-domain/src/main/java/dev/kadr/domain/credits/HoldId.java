package dev.kadr.domain.credits;

import java.util.UUID;

public record HoldId(UUID value) {}
