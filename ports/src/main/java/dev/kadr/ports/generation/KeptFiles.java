package dev.kadr.ports.generation;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows name kept files, and which files may go.
 *
 * <p>A file goes in two steps, so that no row ever leads to a picture that is not there: first its
 * row says that it was removed and it is written down as to be erased, in one commit; then the
 * bytes are deleted and it is crossed out. Whoever dies in between goes on where it was.
 */
public interface KeptFiles {

  /** What of a request's files goes together. */
  enum Part {
    /** What the buyer sent. */
    PHOTOS,
    /** What came of it, and the previews of that. */
    RESULTS
  }

  /** Files of one request that go together. */
  record Lot(GenerationId generation, Part part, Set<BlobKey> files) {
    public Lot {
      files = Set.copyOf(files);
    }
  }

  /**
   * Lots that are kept still, of requests that nothing will happen to any more and to which nothing
   * happened since {@code before}; by their request's id.
   *
   * @param after the last request that was looked at
   */
  List<Lot> overdue(Part part, Instant before, Optional<GenerationId> after, int limit);

  /**
   * Says of a lot that it was removed, and notes as to be erased those of its files that no other
   * row names. Said again it changes nothing.
   */
  void retire(GenerationId generation, Part part, Instant now);

  /**
   * Deletes a request that nothing will happen to any more, as far as its owner can see: it is in
   * no list, its words are gone, and its files that no other request names are noted as to be
   * erased, with the uploads that they came by. What it cost stays. Said again it changes nothing.
   *
   * @return the files that are to be erased now
   */
  Set<BlobKey> forget(GenerationId generation, Instant now);

  /**
   * Files that are to be erased, in an order of their own.
   *
   * @param after the last one that was looked at
   */
  List<BlobKey> retired(Optional<BlobKey> after, int limit);

  /** They are gone, or are to stay after all: crosses them out. */
  void settle(Collection<BlobKey> files);

  /**
   * Which of these a request names and has not been said to be without, or an upload does. Whatever
   * else comes to name files has to be asked here: what is not named is deleted.
   */
  Set<BlobKey> named(Collection<BlobKey> files);
}
