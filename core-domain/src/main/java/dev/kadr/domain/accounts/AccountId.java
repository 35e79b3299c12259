package dev.kadr.domain.accounts;

import java.util.UUID;

public record AccountId(UUID value) {}
