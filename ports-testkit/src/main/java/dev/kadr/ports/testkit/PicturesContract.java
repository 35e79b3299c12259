package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Intake;
import dev.kadr.ports.generation.Pictures.Rendition;
import dev.kadr.ports.generation.Pictures.Why;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link Pictures} must do with what strangers send and providers make. */
public interface PicturesContract {
  Pictures pictures();

  @Test
  default void aPictureIsTakenInAsWhatItSaysItIs() throws IOException {
    for (var bytes : new byte[][] {SamplePictures.png(300, 200), SamplePictures.jpeg(300, 200)}) {
      var taken = taken(bytes);
      assertThat(taken.width()).isEqualTo(300);
      assertThat(taken.height()).isEqualTo(200);
      isWhatItSays(taken);
      assertThat(pictures().mediaType(taken.content())).isEqualTo(taken.mediaType());
    }
  }

  @ParameterizedTest
  @CsvSource({"5000, 2500, 4096, 2048", "300, 5000, 246, 4096"})
  default void noSideOfWhatIsTakenInIsLongerThan4096(int width, int height, int w, int h)
      throws IOException {
    var taken = taken(SamplePictures.jpeg(width, height));
    assertThat(Math.max(taken.width(), taken.height())).isEqualTo(4_096);
    assertThat(taken.width()).isBetween(w - 1, w + 1);
    assertThat(taken.height()).isBetween(h - 1, h + 1);
    isWhatItSays(taken);
  }

  @Test
  default void whatIsNoPictureIsNotTakenIn() {
    refuses(new byte[0], Why.NOT_A_PICTURE);
    refuses("<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8), Why.NOT_A_PICTURE);
    refuses("%PDF-1.7 and so on".getBytes(StandardCharsets.UTF_8), Why.NOT_A_PICTURE);
  }

  @Test
  default void aPictureThatIsCutOffIsBroken() {
    var png = SamplePictures.png(200, 200);
    refuses(Arrays.copyOf(png, 40), Why.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "15, 15", "15, 100", "16, 321", "2000, 99", "12000, 200"})
  default void aPictureOfABadShapeIsNotTakenIn(int width, int height) {
    refuses(SamplePictures.png(width, height), Why.BAD_SHAPE);
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "16, 320"})
  default void aPictureOfAShapeThatIsJustGoodIsTakenIn(int width, int height) throws IOException {
    isWhatItSays(taken(SamplePictures.png(width, height)));
  }

  @Test
  default void whatMovesIsNotTakenIn() throws IOException {
    refuses(SamplePictures.gif(32, 32, 3), Why.ANIMATED);
    refuses(SamplePictures.animatedPng(32, 32), Why.ANIMATED);
    isWhatItSays(taken(SamplePictures.gif(32, 32, 1)));
  }

  /** Whether there is a converter or not: a telephone's photo is never called no picture. */
  @Test
  default void aTelephonesPhotoOfWhichNothingCameIsAnswered() {
    assertThat(pictures().takeIn(Content.of(SamplePictures.heicHead())))
        .isIn(new Intake.Unreadable(Why.HEIC_NOT_SUPPORTED), new Intake.Unreadable(Why.BROKEN));
  }

  @Test
  default void nothingOfAStrangersFileIsKeptButWhatCanBeSeen() throws IOException {
    for (var whole : new byte[][] {SamplePictures.png(64, 64), SamplePictures.jpeg(64, 64)}) {
      var behind = "<script>PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1);
      var polyglot = Arrays.copyOf(whole, whole.length + behind.length);
      System.arraycopy(behind, 0, polyglot, whole.length, behind.length);
      var taken = new String(bytes(taken(polyglot)), StandardCharsets.ISO_8859_1);
      assertThat(taken).doesNotContain("<script>");
    }
    var commented = withComment(SamplePictures.jpeg(64, 64));
    assertThat(new String(bytes(taken(commented)), StandardCharsets.ISO_8859_1))
        .doesNotContain("\u00ff\u00fe\u0000\u0004hi");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  default void whateverIsInsideTheAnswerIsAnAnswer(int seed) {
    var random = new Random(seed);
    for (var whole :
        new byte[][] {
          SamplePictures.jpeg(60, 60),
          SamplePictures.png(60, 60),
          SamplePictures.gif(60, 60, 2),
          SamplePictures.heicHead()
        }) {
      for (var round = 0; round < 20; round++) {
        var bad = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        for (var change = 0; change < 1 + random.nextInt(8); change++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        assertThat(pictures().takeIn(Content.of(bad))).isNotNull();
      }
    }
  }

  /** A file of a few bytes that says it is 30,000 by 30,000: reading it would fill the memory. */
  @Test
  default void aBombIsNotDecoded() {
    var png = SamplePictures.png(32, 32);
    png[18] = 0x75;
    png[19] = 0x30;
    png[22] = 0x75;
    png[23] = 0x30;
    var crc = new CRC32();
    crc.update(png, 12, 17);
    for (int i = 0; i < 4; i++) {
      png[29 + i] = (byte) (crc.getValue() >>> (24 - 8 * i));
    }
    refuses(png, Why.TOO_MANY_PIXELS);
  }

  @ParameterizedTest
  @CsvSource({"1024, 1024, 512, 512", "1536, 1024, 512, 512", "700, 900, 512, 512"})
  default void aPictureIsFitToExactlyTheSize(int width, int height, int w, int h)
      throws IOException {
    var fitted =
        pictures().fit(Content.of(SamplePictures.png(width, height)), new PictureSize(w, h));
    assertThat(fitted.width()).isEqualTo(w);
    assertThat(fitted.height()).isEqualTo(h);
    isWhatItSays(fitted);
  }

  @Test
  default void aPictureThatFitsStaysAsItWas() throws IOException {
    var jpeg = withComment(SamplePictures.jpeg(512, 512)); // which nobody would write again
    var fitted = pictures().fit(Content.of(jpeg), new PictureSize(512, 512));
    assertThat(bytes(fitted)).isEqualTo(jpeg);
    assertThat(fitted.mediaType()).isEqualTo("image/jpeg");
  }

  @ParameterizedTest
  @CsvSource({"1024, 768, 512, 384", "200, 1000, 102, 512", "100, 50, 100, 50"})
  default void aPreviewIsASmallJpeg(int width, int height, int w, int h) throws IOException {
    var preview = pictures().preview(Content.of(SamplePictures.png(width, height)));
    assertThat(preview.mediaType()).isEqualTo("image/jpeg");
    assertThat(Math.max(preview.width(), preview.height())).isLessThanOrEqualTo(512);
    assertThat(preview.width()).isBetween(w - 1, w + 1);
    assertThat(preview.height()).isBetween(h - 1, h + 1);
    isWhatItSays(preview);
  }

  @Test
  default void whatIsNoPictureHasNoFitNoPreviewAndNoKind() {
    var noPicture = Content.of("no picture".getBytes(StandardCharsets.UTF_8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pictures().fit(noPicture, new PictureSize(512, 512)));
    assertThatIllegalArgumentException().isThrownBy(() -> pictures().preview(noPicture));
    assertThatIllegalArgumentException().isThrownBy(() -> pictures().mediaType(noPicture));
  }

  /** The same picture with two letters behind its first segment. */
  private static byte[] withComment(byte[] jpeg) {
    var at = 4 + ((jpeg[4] & 0xFF) << 8 | (jpeg[5] & 0xFF));
    return ByteBuffer.allocate(jpeg.length + 6)
        .put(jpeg, 0, at)
        .put(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 4, 'h', 'i'})
        .put(jpeg, at, jpeg.length - at)
        .array();
  }

  private Rendition taken(byte[] bytes) {
    return switch (pictures().takeIn(Content.of(bytes))) {
      case Intake.Taken(var picture) -> picture;
      case Intake.Unreadable(var why) -> throw new AssertionError("not taken in: " + why);
    };
  }

  private void refuses(byte[] bytes, Why why) {
    assertThat(pictures().takeIn(Content.of(bytes))).isEqualTo(new Intake.Unreadable(why));
  }

  private static void isWhatItSays(Rendition rendition) throws IOException {
    var bytes = bytes(rendition);
    assertThat(rendition.content().length()).isEqualTo(bytes.length);
    BufferedImage picture =
        Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes))).orElseThrow();
    assertThat(picture.getWidth()).isEqualTo(rendition.width());
    assertThat(picture.getHeight()).isEqualTo(rendition.height());
    var png = (bytes[0] & 0xFF) == 0x89;
    assertThat(rendition.mediaType()).isEqualTo(png ? "image/png" : "image/jpeg");
  }

  private static byte[] bytes(Rendition rendition) throws IOException {
    try (var stream = rendition.content().open()) {
      return stream.readAllBytes();
    }
  }
}
