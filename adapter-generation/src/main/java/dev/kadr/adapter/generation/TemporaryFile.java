package dev.kadr.adapter.generation;

import dev.kadr.ports.generation.ImageGenerator.TemporaryContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is gone after {@link #close()}. */
record TemporaryFile(Path path, long length) implements TemporaryContent {
  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }
}
