package dev.kadr.ports;

import java.time.Duration;

/**
 * Work that comes round again, on one node at a time.
 *
 * @param name unique, such as {@code sweep}
 * @param pause from the end of one round to the start of the next
 */
public record Recurring(String name, Duration pause, Runnable round) {}
