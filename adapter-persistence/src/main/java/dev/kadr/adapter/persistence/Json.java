package dev.kadr.adapter.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Output;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a request keeps as JSON, and what PostgreSQL hands over as JSON. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final TypeReference<TreeMap<String, String>> SETTINGS = new TypeReference<>() {};
  private static final TypeReference<List<OutputRow>> OUTPUTS = new TypeReference<>() {};

  private Json() {}

  /** The columns of an output. */
  record OutputRow(
      String kind,
      String original,
      String preview,
      String mediaType,
      int width,
      int height,
      long bytes,
      @Nullable String removedAt) {
    Output toDomain() {
      return new Output(
          Names.parse(OutputKind.class, kind),
          new BlobKey(original),
          new BlobKey(preview),
          mediaType,
          new Output.Dimensions(width, height, bytes),
          removedAt == null
              ? new Output.Keeping.Kept()
              : new Output.Keeping.Removed(OffsetDateTime.parse(removedAt).toInstant()));
    }
  }

  static String settings(SortedMap<String, String> settings) {
    try {
      return MAPPER.writeValueAsString(settings).replace("\\u0000", "\\ufffd");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("settings are only texts", e);
    }
  }

  static SortedMap<String, String> settings(String json) {
    return read(json, SETTINGS);
  }

  static List<Output> outputs(@Nullable String json) {
    return json == null
        ? List.of()
        : read(json, OUTPUTS).stream().map(OutputRow::toDomain).toList();
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds JSON that we did not write", e);
    }
  }
}
