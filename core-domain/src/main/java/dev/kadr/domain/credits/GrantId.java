package dev.kadr.domain.credits;

import java.util.UUID;

public record GrantId(UUID value) {}
