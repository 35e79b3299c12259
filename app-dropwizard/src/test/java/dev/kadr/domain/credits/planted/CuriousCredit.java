package dev.kadr.domain.credits.planted;

import dev.kadr.domain.catalogue.planted.CuriousModel;

/** Knows what it pays for. */
public record CuriousCredit(CuriousModel model) {}
