package dev.kadr.adapter.planted;

/** Public without being a door. */
public final class OpenAdapter {}
