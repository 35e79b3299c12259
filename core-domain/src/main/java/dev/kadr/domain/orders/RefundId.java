package dev.kadr.domain.orders;

import java.util.UUID;

public record RefundId(UUID value) {}
