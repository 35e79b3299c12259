package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import dev.kadr.ports.testkit.BlobsContract;
import dev.kadr.ports.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobsTest implements BlobsContract {
  @TempDir Path dir;
  private FileBlobs blobs;

  @BeforeEach
  void open() {
    blobs = FileBlobs.open(dir, Fixtures.NOW);
  }

  @Override
  public Blobs blobs() {
    return blobs;
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public long bytesKept() {
    try (var files = Files.walk(dir)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWasPutIsThereAfterARestart() {
    var key = blobs.put(Content.of(new byte[] {1, 2, 3}));

    assertThat(FileBlobs.open(dir, Fixtures.NOW).find(key)).isPresent();
  }

  @Test
  void aKeyIsLongAndNeverTheSame() {
    var keys = Stream.generate(() -> blobs.put(Content.of(new byte[0]))).limit(20);

    assertThat(keys.map(key -> key.value()).distinct().filter(key -> key.length() == 32))
        .hasSize(20);
  }

  @Test
  void aLinkThatSomebodyPlantedIsNotFollowed() throws IOException {
    var secret = Files.writeString(dir.resolve("secret"), "not a blob");
    var key = blobs.put(Content.of(new byte[0])).value();
    var file = dir.resolve(key.substring(0, 2)).resolve(key.substring(2, 4)).resolve(key);
    Files.delete(file);
    Files.createSymbolicLink(file, secret);

    assertThat(blobs.find(new BlobKey(key))).isEmpty();
  }

  @Test
  void whatIsNoneOfOursIsNotListed() throws IOException {
    var key = blobs.put(Content.of(new byte[] {1}));
    Files.writeString(dir.resolve("unfinished").resolve("half-written-file"), "half");
    Files.writeString(dir.resolve("notes.txt"), "of the operator");
    var odd = Files.createDirectories(dir.resolve("ab").resolve("cd"));
    Files.writeString(odd.resolve("abcd.tmp"), "no key");
    Files.writeString(odd.resolve("zzzz-in-another-place"), "no place of this key");
    Files.createSymbolicLink(odd.resolve("abcd-a-planted-link"), dir.resolve("notes.txt"));

    assertThat(blobs.list(Optional.empty(), 10)).extracting(Blobs.Kept::key).containsExactly(key);
  }

  @Test
  void whatACrashLeftUnfinishedIsGoneAfterADay() throws IOException {
    var old = Files.writeString(dir.resolve("unfinished").resolve("old"), "half");
    var fresh = Files.writeString(dir.resolve("unfinished").resolve("fresh"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Fixtures.NOW.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(fresh, FileTime.from(Fixtures.NOW.minus(Duration.ofHours(23))));

    FileBlobs.open(dir, Fixtures.NOW);

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }
}
