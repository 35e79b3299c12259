package dev.kadr.ports.testkit;

import dev.kadr.ports.Blobs;

class InMemoryBlobsTest implements BlobsContract {
  private final MutableClock clock = MutableClock.atNow();
  private final InMemoryBlobs blobs = new InMemoryBlobs(clock);

  @Override
  public MutableClock clock() {
    return clock;
  }

  @Override
  public Blobs blobs() {
    return blobs;
  }

  @Override
  public long bytesKept() {
    return blobs.keys().stream().mapToLong(key -> blobs.find(key).orElseThrow().length()).sum();
  }
}
