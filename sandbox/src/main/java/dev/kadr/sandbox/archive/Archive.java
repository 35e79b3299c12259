package dev.kadr.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Named JSON documents and blobs of the stand-ins. Names are like {@code telegram/chats/5}: words
 * of letters, digits, dots, hyphens and underscores, with slashes between them.
 *
 * <p>Documents are small and change often: they are told to have changed, and are asked for their
 * content a moment later. Blobs are large and never change: they are there when {@code put}
 * returns.
 */
public interface Archive extends AutoCloseable {
  Optional<JsonNode> document(String name);

  /** The documents whose names begin with this folder and a slash, oldest first. */
  List<JsonNode> documents(String folder);

  /**
   * The document is not what it was.
   *
   * @param content what it is now, asked for on another thread; the newest answer is kept
   */
  void changed(String name, Supplier<JsonNode> content);

  void put(String name, byte[] blob);

  Optional<byte[]> blob(String name);

  /** Forgets the document or blob of this name, a moment later. */
  void remove(String name);

  @Override
  void close();

  /** Keeps blobs until it is closed, and documents not at all. */
  static Archive inMemory() {
    return new MemoryArchive();
  }

  /**
   * Keeps everything in a folder, which is made when it is not there.
   *
   * @throws IllegalStateException when another process keeps its own there
   */
  static Archive in(Path folder) {
    return FolderArchive.open(folder);
  }
}
