package dev.kadr.adapter.generation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.ports.generation.ImageGenerator.Fetch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/**
 * Fetches results from where a stranger says they are: listed hosts, public addresses, no key, a
 * limit on bytes and on time.
 */
final class ResultFetcher implements AutoCloseable {
  private static final int MAX_REDIRECTS = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final FileHosts hosts;
  private final Generation.Patience patience;
  private final Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Makes one.
   *
   * @param folder where a result lies until it is closed
   */
  ResultFetcher(FileHosts hosts, Generation.Patience patience, Path folder) {
    this.hosts = hosts;
    this.patience = patience;
    this.folder = folder;
  }

  Fetch fetch(URI result, OutputKind kind) {
    var fetched = new CompletableFuture<Fetch>();
    var worker = threads.submit(() -> handOver(attempt(result, kind), fetched));
    try {
      return fetched.get(patience.fetch().toMillis(), MILLISECONDS);
    } catch (TimeoutException late) {
      return giveUp(fetched, "not all of it within " + patience.fetch().toMillis() + " ms");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return giveUp(fetched, "stopped while fetching");
    } catch (ExecutionException failed) {
      throw new IllegalStateException("fetching a result broke", failed);
    } finally {
      worker.cancel(true); // closes the socket it may still be waiting on
    }
  }

  /** A file that comes when nobody waits for it any more is thrown away. */
  private static void handOver(Fetch result, CompletableFuture<Fetch> waiting) {
    if (!waiting.complete(result) && result instanceof Fetch.Fetched(var content, var type)) {
      content.close();
    }
  }

  private static Fetch giveUp(CompletableFuture<Fetch> fetched, String why) {
    var missing = new Fetch.Missing(why);
    return fetched.complete(missing) ? missing : fetched.join();
  }

  private Fetch attempt(URI result, OutputKind kind) {
    try {
      return follow(result, kind);
    } catch (IOException | RuntimeException failed) {
      return new Fetch.Missing(failed.getClass().getSimpleName() + ": " + failed.getMessage());
    }
  }

  private Fetch follow(URI result, OutputKind kind) throws IOException {
    var address = URI.create(result.toASCIIString());
    for (var redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (!hosts.allow(address)) {
        return new Fetch.Forbidden("not a host that results come from: " + address.getHost());
      }
      var addresses = FileHosts.resolve(address.getHost());
      if (addresses.isEmpty()) {
        return new Fetch.Forbidden("an address of the host is not public");
      }
      try (var answer = PinnedGet.of(address, addresses, patience.connect(), patience.fetch())) {
        if (answer.status() == 200) {
          return keep(answer, kind);
        }
        var next =
            REDIRECTS.contains(answer.status())
                ? answer.header("Location")
                : Optional.<String>empty();
        if (next.isEmpty()) {
          return new Fetch.Missing("HTTP " + answer.status());
        }
        address = URI.create(address.resolve(next.get()).toASCIIString());
      }
    }
    return new Fetch.Missing("more than " + MAX_REDIRECTS + " redirects");
  }

  private Fetch keep(PinnedGet answer, OutputKind kind) throws IOException {
    var file = Files.createTempFile(folder, "kadr-result-", ".part");
    var kept = false;
    try {
      var start = answer.body().readNBytes(MagicBytes.LENGTH);
      var mediaType = MagicBytes.mediaTypeOf(start, kind);
      if (mediaType.isEmpty()) {
        return new Fetch.Missing("what is there is no " + kind);
      }
      var length = copy(start, answer, file, limit(kind));
      kept = length <= limit(kind);
      return kept
          ? new Fetch.Fetched(new TemporaryFile(file, length), mediaType.get())
          : new Fetch.Missing("longer than " + limit(kind) + " bytes");
    } finally {
      if (!kept) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Copies until the end, or until it is too much; says how much it was. */
  private static long copy(byte[] start, PinnedGet answer, Path file, long limit)
      throws IOException {
    var buffer = new byte[64 << 10];
    long length = start.length;
    try (var out = Files.newOutputStream(file)) {
      out.write(start);
      for (var count = answer.body().read(buffer); count >= 0; count = answer.body().read(buffer)) {
        length += count;
        if (length > limit) {
          return length;
        }
        out.write(buffer, 0, count);
      }
    }
    return length;
  }

  private static long limit(OutputKind kind) {
    return switch (kind) {
      case PICTURE -> 25L << 20;
      case VIDEO -> 300L << 20;
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
