package dev.kadr.domain.generation;

/** What one move of a request means outside of it: what to tell, and what becomes of the hold. */
public record Step(GenerationEvent event, Settlement settlement) {}
