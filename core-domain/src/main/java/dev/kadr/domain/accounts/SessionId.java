package dev.kadr.domain.accounts;

import java.util.UUID;

public record SessionId(UUID value) {}
