package dev.kadr.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The archive of tests: it ends with the process. */
final class MemoryArchive implements Archive {
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

  @Override
  public Optional<JsonNode> document(String name) {
    return Optional.empty();
  }

  @Override
  public List<JsonNode> documents(String folder) {
    return List.of();
  }

  @Override
  public void changed(String name, Supplier<JsonNode> content) {}

  @Override
  public void put(String name, byte[] blob) {
    blobs.put(name, blob);
  }

  @Override
  public Optional<byte[]> blob(String name) {
    return Optional.ofNullable(blobs.get(name));
  }

  @Override
  public void remove(String name) {
    blobs.remove(name);
  }

  @Override
  public void close() {
    blobs.clear();
  }
}
