package dev.kadr.domain.generation;

import java.util.UUID;

public record UploadId(UUID value) {}
