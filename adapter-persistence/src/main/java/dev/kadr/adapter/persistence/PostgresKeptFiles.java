package dev.kadr.adapter.persistence;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.generation.KeptFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What PostgreSQL knows of files. */
final class PostgresKeptFiles implements KeptFiles {
  /** Before every id. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Jdbi jdbi;
  private final KeptFileRows rows;

  PostgresKeptFiles(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.rows = jdbi.onDemand(KeptFileRows.class);
  }

  @Override
  public List<Lot> overdue(Part part, Instant before, Optional<GenerationId> after, int limit) {
    var from = after.map(GenerationId::value).orElse(NOBODY);
    return Failures.reading(
            () ->
                switch (part) {
                  case PHOTOS -> rows.overduePhotos(before, from, limit);
                  case RESULTS -> rows.overdueResults(before, from, limit);
                })
        .stream()
        .map(row -> new Lot(new GenerationId(row.id()), part, keys(row.files())))
        .toList();
  }

  @Override
  public void retire(GenerationId generation, Part part, Instant now) {
    Failures.reading(
        () ->
            switch (part) {
              case PHOTOS -> rows.retirePhotos(generation.value(), now);
              case RESULTS -> rows.retireResults(generation.value(), now);
            });
  }

  @Override
  public Set<BlobKey> forget(GenerationId generation, Instant now) {
    return keys(
        Failures.reading(
            () ->
                jdbi.inTransaction(
                    handle -> forget(handle.attach(KeptFileRows.class), generation.value(), now))));
  }

  private static List<String> forget(KeptFileRows rows, UUID generation, Instant now) {
    var files = rows.lockOver(generation);
    if (files.isEmpty()) {
      return List.of();
    }
    rows.delete(generation, now);
    var gone = new ArrayList<>(rows.deleteUploads(generation, now));
    rows.retirePhotos(generation, now);
    rows.retireResults(generation, now);
    gone.addAll(files.get());
    return rows.retired(gone);
  }

  @Override
  public List<BlobKey> retired(Optional<BlobKey> after, int limit) {
    return Failures.reading(
        () ->
            rows.retired(after.map(BlobKey::value).orElse(""), limit).stream()
                .map(BlobKey::new)
                .toList());
  }

  @Override
  public void settle(Collection<BlobKey> files) {
    Failures.reading(() -> rows.settle(names(files)));
  }

  @Override
  public Set<BlobKey> named(Collection<BlobKey> files) {
    return keys(Failures.reading(() -> rows.named(names(files))));
  }

  private static List<String> names(Collection<BlobKey> files) {
    return files.stream().map(BlobKey::value).toList();
  }

  private static Set<BlobKey> keys(List<String> names) {
    var keys = new HashSet<BlobKey>();
    names.forEach(name -> keys.add(new BlobKey(name)));
    return keys;
  }
}
