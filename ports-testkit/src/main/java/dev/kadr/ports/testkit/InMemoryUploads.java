package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.ports.generation.Uploads;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Uploads of the {@link InMemoryWorld}. */
final class InMemoryUploads implements Uploads {
  private final InMemoryWorld world;

  InMemoryUploads(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public boolean add(Upload upload) {
    if (world.accounts().find(upload.account()).isEmpty()) {
      return false;
    }
    world.change(
        tables ->
            Tables.insert(tables.uploads, upload.id(), new Tables.KeptUpload(upload, upload.at())));
    return true;
  }

  @Override
  public List<Upload> use(AccountId account, Collection<UploadId> uploads, Instant now) {
    world.change(
        tables ->
            tables.uploads.replaceAll(
                (id, kept) ->
                    uploads.contains(id)
                            && kept.upload().account().equals(account)
                            && kept.usedAt().isBefore(now)
                        ? new Tables.KeptUpload(kept.upload(), now)
                        : kept));
    return world.committed().uploads.values().stream()
        .map(Tables.KeptUpload::upload)
        .filter(upload -> uploads.contains(upload.id()) && upload.account().equals(account))
        .toList();
  }

  @Override
  public int release(Instant before, Instant now, int limit) {
    var old =
        world.committed().uploads.values().stream()
            .filter(kept -> kept.usedAt().isBefore(before))
            .sorted(Comparator.comparing(Tables.KeptUpload::usedAt))
            .limit(limit)
            .map(Tables.KeptUpload::upload)
            .toList();
    world.change(
        tables -> {
          old.forEach(upload -> tables.uploads.remove(upload.id()));
          old.stream()
              .flatMap(upload -> Stream.of(upload.file(), upload.preview()))
              .filter(file -> !InMemoryKeptFiles.named(tables, file))
              .forEach(tables.retiredFiles::add);
        });
    return old.size();
  }
}
