package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Content;
import dev.kadr.ports.FileKind;
import dev.kadr.ports.generation.Pictures.Intake;
import dev.kadr.ports.generation.Pictures.Rendition;
import dev.kadr.ports.generation.Pictures.Why;
import dev.kadr.ports.testkit.SamplePictures;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Photos of telephones. Where the system has a converter they are read, and where it has none that
 * is said; a program written on the spot stands in for one that behaves badly.
 */
class HeifTest {
  /** 64 by 48, blue with a red corner at its top left. */
  private static final byte[] TINY = resource("corner.heic");

  /** The same, lying on its side in the file and turned by what the file says. */
  private static final byte[] TURNED = resource("turned.heic");

  private final Optional<HeifConverter> installed = HeifConverter.installed();

  @TempDir Path dir;

  @Test
  void aTelephonesPhotoIsReadOrSaidNotToBeSupported() throws IOException {
    assertThat(FileKind.of(TINY)).isEqualTo(FileKind.HEIC);
    switch (takenIn(TINY)) {
      case Intake.Taken(var picture) -> {
        assertThat(installed).isPresent();
        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        assertThat(List.of(picture.width(), picture.height())).containsExactly(64, 48);
        assertThat(colour(picture, 3, 3).getRed()).isGreaterThan(200);
        assertThat(colour(picture, 60, 44).getBlue()).isGreaterThan(200);
      }
      case Intake.Unreadable(var why) -> {
        assertThat(installed).isEmpty();
        assertThat(why).isEqualTo(Why.HEIC_NOT_SUPPORTED);
      }
    }
  }

  /** The container turns it and EXIF says the same: turned twice it would stand on its head. */
  @Test
  void aTurnedPhotoIsTurnedOnce() throws IOException {
    if (takenIn(TURNED) instanceof Intake.Taken(var picture)) {
      assertThat(List.of(picture.width(), picture.height())).containsExactly(64, 48);
      assertThat(colour(picture, 3, 3).getRed()).isGreaterThan(200);
      assertThat(colour(picture, 60, 44).getBlue()).isGreaterThan(200);
      try (var stream = picture.content().open()) {
        assertThat(new String(stream.readAllBytes(), ISO_8859_1))
            .doesNotContain("Exif", TestPictures.SECRET_PLACE);
      }
    } else {
      assertThat(installed).isEmpty();
    }
  }

  @Test
  void whatIsCutShortIsBrokenOrNotSupported() {
    for (var part : new double[] {0.1, 0.5, 0.9}) {
      var cut = Arrays.copyOf(TINY, (int) (TINY.length * part));
      assertThat(refused(cut))
          .isEqualTo(installed.isPresent() ? Why.BROKEN : Why.HEIC_NOT_SUPPORTED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void whateverIsInsideTheAnswerIsAnAnswer(int seed) {
    var random = new Random(seed);
    for (var round = 0; round < 5; round++) {
      var bad = TINY.clone();
      for (var change = 0; change < 8; change++) {
        bad[12 + random.nextInt(bad.length - 12)] = (byte) random.nextInt();
      }
      assertThat(takenIn(bad)).isNotNull();
    }
  }

  @Test
  void withoutAConverterItIsSaidSo() {
    assertThat(new JavaPictures(Optional.empty()).takeIn(Content.of(TINY)))
        .isEqualTo(new Intake.Unreadable(Why.HEIC_NOT_SUPPORTED));
  }

  @Test
  void aFewBytesThatSayTheyAreLargeAreNotConverted() {
    var bomb = TINY.clone();
    var at = new String(bomb, ISO_8859_1).indexOf("ispe");
    ByteBuffer.wrap(bomb).putInt(at + 8, 30_000).putInt(at + 12, 30_000);
    assertThat(converted("cp /bin/true \"$4\"", bomb))
        .isEqualTo(new HeifConverter.Outcome.Refused(Why.TOO_MANY_PIXELS));
  }

  @Test
  void aConverterThatHangsIsStoppedAndLeavesNothing() {
    var before = leftovers();
    assertThat(converted("while :; do :; done", TINY))
        .isEqualTo(new HeifConverter.Outcome.Refused(Why.BROKEN));
    assertThat(leftovers()).isSubsetOf(before);
  }

  @Test
  void aConverterThatWritesWithoutEndIsStopped() {
    var before = leftovers();
    assertThat(converted("exec cat /dev/zero > \"$4\"", TINY))
        .isEqualTo(new HeifConverter.Outcome.Refused(Why.BROKEN));
    assertThat(leftovers()).isSubsetOf(before);
  }

  @Test
  void severalPicturesInOneFileAreNotOne() throws IOException {
    var jpeg = Files.write(dir.resolve("any.jpg"), SamplePictures.jpeg(32, 32));
    assertThat(converted("cp " + jpeg + " to-1.jpg; cp " + jpeg + " to-2.jpg", TINY))
        .isEqualTo(new HeifConverter.Outcome.Refused(Why.ANIMATED));
  }

  @Test
  void itSeesNoneOfOurSettings() throws IOException {
    var seen = dir.resolve("seen");
    converted("env > " + seen, TINY);
    assertThat(Files.readAllLines(seen))
        .noneMatch(line -> line.startsWith("HOME=") || line.startsWith("USER="))
        .hasSizeLessThanOrEqualTo(4); // what a shell sets itself
  }

  private HeifConverter.Outcome converted(String script, byte[] heic) {
    try {
      var program = dir.resolve("converter");
      Files.writeString(program, "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      return new HeifConverter(program, Duration.ofSeconds(2)).toJpeg(Content.of(heic));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> leftovers() {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("kadr-heif-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Intake takenIn(byte[] heic) {
    return new JavaPictures(installed).takeIn(Content.of(heic));
  }

  private Why refused(byte[] heic) {
    return switch (takenIn(heic)) {
      case Intake.Taken(var picture) -> throw new AssertionError("taken in");
      case Intake.Unreadable(var why) -> why;
    };
  }

  private static Color colour(Rendition picture, int x, int y) throws IOException {
    try (var stream = picture.content().open()) {
      return new Color(ImageIO.read(stream).getRGB(x, y));
    }
  }

  private static byte[] resource(String name) {
    try (var stream = Optional.ofNullable(HeifTest.class.getResourceAsStream(name)).orElseThrow()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
