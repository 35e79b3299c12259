package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What all {@link Blobs} must do, wherever they keep the bytes. */
public interface BlobsContract {
  Blobs blobs();

  /** The clock that says how old a copy is. */
  Clock clock();

  /** How many bytes are kept in all, half-written ones too. */
  long bytesKept();

  @Test
  default void whatWasPutIsFoundByteForByteAndMoreThanOnce() throws IOException {
    var bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    var key = blobs().put(Content.of(bytes));
    var found = blobs().find(key).orElseThrow();
    assertThat(found.length()).isEqualTo(bytes.length);
    assertThat(read(found)).isEqualTo(bytes);
    assertThat(read(found)).isEqualTo(bytes);
  }

  @Test
  default void nothingCanBePutToo() throws IOException {
    var key = blobs().put(Content.of(new byte[0]));
    assertThat(blobs().find(key).orElseThrow().length()).isZero();
    assertThat(read(blobs().find(key).orElseThrow())).isEmpty();
  }

  /** Equal pictures of two strangers must be deletable apart. */
  @Test
  default void equalBytesGetKeysOfTheirOwn() {
    var first = blobs().put(Content.of(new byte[] {1}));
    var second = blobs().put(Content.of(new byte[] {1}));
    assertThat(first).isNotEqualTo(second);
    blobs().delete(first);
    assertThat(blobs().find(first)).isEmpty();
    assertThat(blobs().find(second)).isPresent();
  }

  @Test
  default void aKeyThatWasNeverGivenOutFindsNothing() {
    assertThat(blobs().find(Fixtures.blobKey())).isEmpty();
  }

  @Test
  default void deletingWhatIsNotThereIsNoError() {
    var key = blobs().put(Content.of(new byte[] {1}));
    blobs().delete(key);
    blobs().delete(key);
    blobs().delete(new BlobKey("never-given-out-1"));
    assertThat(blobs().find(key)).isEmpty();
  }

  @Test
  default void aPutThatBreaksInTheMiddleLeavesNothing() {
    var before = bytesKept();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> blobs().put(new BreaksInTheMiddle(100_000)));
    assertThat(bytesKept()).isEqualTo(before);
  }

  @Test
  default void whatIsKeptIsListedByKeyPageByPage() {
    var keys = new TreeSet<String>();
    for (var i = 0; i < 25; i++) {
      keys.add(blobs().put(Content.of(new byte[] {1})).value());
    }
    var gone = blobs().put(Content.of(new byte[] {1}));
    blobs().delete(gone);
    var listed = new ArrayList<String>();
    var after = Optional.<BlobKey>empty();
    for (var page = blobs().list(after, 7); !page.isEmpty(); page = blobs().list(after, 7)) {
      assertThat(page).hasSizeLessThanOrEqualTo(7);
      page.forEach(kept -> listed.add(kept.key().value()));
      after = Optional.of(page.getLast().key());
    }
    assertThat(listed).containsExactlyElementsOf(keys);
  }

  /** What is young is never taken for what nobody wants. */
  @Test
  default void whatIsListedSaysSinceWhenItIsThere() {
    var before = clock().instant().minusSeconds(2); // file systems cut what is under a second
    var key = blobs().put(Content.of(new byte[] {1}));
    assertThat(blobs().list(Optional.empty(), 10))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.key()).isEqualTo(key);
              assertThat(kept.since()).isBetween(before, clock().instant().plusSeconds(2));
            });
  }

  private static byte[] read(Content content) throws IOException {
    try (var stream = content.open()) {
      return stream.readAllBytes();
    }
  }

  /** Half of its bytes come, then the line is dead. */
  record BreaksInTheMiddle(int half) implements Content {
    @Override
    public long length() {
      return 2L * half;
    }

    @Override
    public InputStream open() {
      return new SequenceInputStream(new ByteArrayInputStream(new byte[half]), new Dead());
    }
  }

  /** A stream of which no byte can be read. */
  final class Dead extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the line is dead");
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      throw new IOException("the line is dead");
    }
  }
}
