package dev.kadr.adapter.persistence.planted;

import dev.kadr.usecases.UseCases;

/** Drives. */
public record DrivingPersistence(UseCases useCases) {}
