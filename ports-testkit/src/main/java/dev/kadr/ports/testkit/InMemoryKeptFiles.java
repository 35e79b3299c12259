package dev.kadr.ports.testkit;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.State;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.generation.KeptFiles;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the {@link InMemoryWorld} knows of files. */
final class InMemoryKeptFiles implements KeptFiles {
  private final InMemoryWorld world;

  InMemoryKeptFiles(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public List<Lot> overdue(Part part, Instant before, Optional<GenerationId> after, int limit) {
    var tables = world.committed();
    var beyond = after.map(id -> id.value().toString()).orElse("");
    return tables.requests.values().stream()
        .filter(request -> over(request.state()).filter(before::isAfter).isPresent())
        .filter(request -> request.id().value().toString().compareTo(beyond) > 0)
        .sorted(Comparator.comparing(request -> request.id().value().toString()))
        .map(request -> new Lot(request.id(), part, named(tables, request, part)))
        .filter(lot -> !lot.files().isEmpty())
        .limit(limit)
        .toList();
  }

  @Override
  public void retire(GenerationId generation, Part part, Instant now) {
    world.change(
        tables -> {
          var request = tables.requests.get(generation);
          if (request == null || over(request.state()).isEmpty()) {
            return;
          }
          var gone = named(tables, request, part);
          switch (part) {
            case PHOTOS -> tables.withoutPhotos.add(generation);
            case RESULTS -> tables.requests.put(generation, withoutResults(request, now));
          }
          gone.stream().filter(file -> !named(tables, file)).forEach(tables.retiredFiles::add);
        });
  }

  @Override
  public Set<BlobKey> forget(GenerationId generation, Instant now) {
    var found = world.committed().requests.get(generation);
    if (found == null || over(found.state()).isEmpty()) {
      return Set.of();
    }
    var candidates = new HashSet<BlobKey>(named(world.committed(), found, Part.PHOTOS));
    candidates.addAll(named(world.committed(), found, Part.RESULTS));
    world.change(
        tables -> {
          tables.deleted.add(generation);
          tables.requests.put(generation, withoutWords(found));
          for (var kept : List.copyOf(tables.uploads.values())) {
            if (cameBy(tables, kept.upload(), found)) {
              tables.uploads.remove(kept.upload().id());
              candidates.add(kept.upload().preview());
              tables.retiredFiles.add(kept.upload().preview());
            }
          }
        });
    retire(generation, Part.PHOTOS, now);
    retire(generation, Part.RESULTS, now);
    candidates.retainAll(world.committed().retiredFiles);
    return Set.copyOf(candidates);
  }

  private static boolean cameBy(Tables tables, Upload upload, GenerationRequest request) {
    return upload.account().equals(request.ticket().account())
        && request.wish().pictures().contains(upload.file())
        && tables.requests.values().stream()
            .filter(other -> !other.id().equals(request.id()))
            .noneMatch(other -> named(tables, other, Part.PHOTOS).contains(upload.file()));
  }

  private static GenerationRequest withoutWords(GenerationRequest request) {
    var wish = request.wish();
    var none = new Prompt("-");
    var said =
        switch (wish.instruction()) {
          case Wish.Instruction.Written written -> new Wish.Instruction.Written(none);
          case Wish.Instruction.Photoshoot photoshoot -> new Wish.Instruction.Photoshoot(none);
        };
    return new GenerationRequest(
        request.id(),
        request.ticket(),
        new Wish(wish.model(), said, wish.pictures(), wish.size(), wish.settings()),
        request.terms(),
        request.state(),
        request.trail());
  }

  @Override
  public List<BlobKey> retired(Optional<BlobKey> after, int limit) {
    var names = new TreeSet<String>();
    world.committed().retiredFiles.forEach(file -> names.add(file.value()));
    return names.tailSet(after.map(BlobKey::value).orElse(""), false).stream()
        .limit(limit)
        .map(BlobKey::new)
        .toList();
  }

  @Override
  public void settle(Collection<BlobKey> files) {
    world.change(tables -> tables.retiredFiles.removeAll(files));
  }

  @Override
  public Set<BlobKey> named(Collection<BlobKey> files) {
    var tables = world.committed();
    return files.stream().filter(file -> named(tables, file)).collect(Collectors.toSet());
  }

  static boolean named(Tables tables, BlobKey file) {
    return tables.uploads.values().stream()
            .map(Tables.KeptUpload::upload)
            .anyMatch(upload -> upload.file().equals(file) || upload.preview().equals(file))
        || namedByRequest(tables, file);
  }

  static boolean namedByRequest(Tables tables, BlobKey file) {
    return tables.requests.values().stream()
        .flatMap(request -> Stream.of(Part.values()).map(part -> named(tables, request, part)))
        .anyMatch(files -> files.contains(file));
  }

  private static Set<BlobKey> named(Tables tables, GenerationRequest request, Part part) {
    return switch (part) {
      case PHOTOS ->
          tables.withoutPhotos.contains(request.id())
              ? Set.of()
              : Set.copyOf(request.wish().pictures());
      case RESULTS ->
          States.outputs(request.state()).stream()
              .filter(output -> output.keeping() instanceof Output.Keeping.Kept)
              .flatMap(output -> Stream.of(output.original(), output.preview()))
              .collect(Collectors.toSet());
    };
  }

  /** Since when nothing happens to a request any more. */
  private static Optional<Instant> over(State state) {
    return switch (state) {
      case State.Preparing waits -> Optional.empty();
      case State.UnderWay waits -> Optional.empty();
      case State.TimedOut timedOut -> Optional.of(timedOut.at());
      case State.Completed completed -> Optional.of(completed.at());
      case State.DeliveredFree gift -> Optional.of(gift.at());
      case State.Failed failed -> Optional.of(failed.at());
      case State.Cancelled cancelled -> Optional.of(cancelled.at());
    };
  }

  private static GenerationRequest withoutResults(GenerationRequest request, Instant now) {
    var removed =
        States.outputs(request.state()).stream().map(output -> output.removed(now)).toList();
    return switch (request.state()) {
      case State.Completed(var at, var job, var outputs) ->
          at(request, new State.Completed(at, job, removed));
      case State.DeliveredFree(var at, var job, var outputs) ->
          at(request, new State.DeliveredFree(at, job, removed));
      case State.Preparing none -> request;
      case State.UnderWay none -> request;
      case State.TimedOut none -> request;
      case State.Failed none -> request;
      case State.Cancelled none -> request;
    };
  }

  private static GenerationRequest at(GenerationRequest request, State state) {
    return new GenerationRequest(
        request.id(), request.ticket(), request.wish(), request.terms(), state, request.trail());
  }
}
