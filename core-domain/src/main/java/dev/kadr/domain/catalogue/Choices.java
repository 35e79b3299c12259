package dev.kadr.domain.catalogue;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What counts for one job, by the names of the settings: what the buyer chose, and the initial
 * value of everything else that has one.
 */
public record Choices(SortedMap<String, String> values) {
  public static final Choices NONE = new Choices(new TreeMap<>());

  public Choices {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public Choices(Map<String, String> values) {
    this(new TreeMap<>(values));
  }

  public Optional<String> of(String setting) {
    return Optional.ofNullable(values.get(setting));
  }

  boolean are(String setting, String value) {
    return value.equals(values.get(setting));
  }
}
