package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Intake;
import dev.kadr.ports.generation.Pictures.Rendition;
import dev.kadr.ports.generation.Pictures.Why;
import dev.kadr.ports.testkit.PicturesContract;
import dev.kadr.ports.testkit.SamplePictures;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Pictures} does, and what only real decoders meet. */
class JavaPicturesTest implements PicturesContract {
  private final Pictures pictures = new JavaPictures(HeifConverter.installed());

  @Override
  public Pictures pictures() {
    return pictures;
  }

  private Rendition taken(byte[] bytes) {
    return switch (pictures.takeIn(Content.of(bytes))) {
      case Intake.Taken(var picture) -> picture;
      case Intake.Unreadable(var why) -> throw new AssertionError("not taken in: " + why);
    };
  }

  private Why refused(byte[] bytes) {
    return switch (pictures.takeIn(Content.of(bytes))) {
      case Intake.Taken(var picture) -> throw new AssertionError("taken in");
      case Intake.Unreadable(var why) -> why;
    };
  }

  private static byte[] bytes(Rendition rendition) throws IOException {
    try (var stream = rendition.content().open()) {
      return stream.readAllBytes();
    }
  }

  private static Color colour(Rendition rendition, int x, int y) throws IOException {
    return new Color(ImageIO.read(new ByteArrayInputStream(bytes(rendition))).getRGB(x, y), true);
  }

  @Test
  void aPhotoStaysAJpegAndADrawingAPng() {
    assertThat(taken(SamplePictures.jpeg(64, 64)).mediaType()).isEqualTo("image/jpeg");
    assertThat(taken(SamplePictures.png(64, 64)).mediaType()).isEqualTo("image/png");
    assertThat(taken(SamplePictures.gif(64, 64, 1)).mediaType()).isEqualTo("image/png");
  }

  @Test
  void transparencyIsKept() throws IOException {
    var drawing = taken(TestPictures.transparentPng(32, 32));
    assertThat(drawing.mediaType()).isEqualTo("image/png");
    assertThat(colour(drawing, 1, 1).getAlpha()).isZero();
    assertThat(colour(drawing, 30, 30)).isEqualTo(Color.RED);
  }

  @Test
  void aPreviewOfNothingIsWhite() throws IOException {
    var preview = pictures.preview(Content.of(TestPictures.transparentPng(32, 32)));
    assertThat(colour(preview, 1, 1).getRed()).isGreaterThan(250);
    assertThat(colour(preview, 1, 1).getBlue()).isGreaterThan(240);
  }

  @ParameterizedTest
  @CsvSource({
    // where the red corner, top left in the file, is to be seen: x, y of a 20 by 40 picture
    "1, 40, 20, left, top",
    "2, 40, 20, right, top",
    "3, 40, 20, right, bottom",
    "4, 40, 20, left, bottom",
    "5, 20, 40, left, top",
    "6, 20, 40, right, top",
    "7, 20, 40, right, bottom",
    "8, 20, 40, left, bottom"
  })
  void aPictureIsTurnedUpright(int orientation, int width, int height, String side, String edge)
      throws IOException {
    var upright = taken(TestPictures.turnedJpeg(40, 20, orientation));
    assertThat(upright.width()).isEqualTo(width);
    assertThat(upright.height()).isEqualTo(height);
    var seen =
        colour(upright, side.equals("left") ? 2 : width - 3, edge.equals("top") ? 2 : height - 3);
    assertThat(seen.getRed()).isGreaterThan(200);
    assertThat(seen.getBlue()).isLessThan(80);
  }

  @Test
  void whatIsWrittenOnItsBackIsGone() throws IOException {
    var taken = bytes(taken(TestPictures.turnedJpeg(40, 20, 6)));
    assertThat(new String(taken, ISO_8859_1)).doesNotContain("Exif", TestPictures.SECRET_PLACE);
  }

  @Test
  void aTurnedPictureIsFitUprightToo() throws IOException {
    var fit =
        pictures.fit(Content.of(TestPictures.turnedJpeg(128, 128, 6)), new PictureSize(128, 128));
    assertThat(colour(fit, 120, 5).getRed()).isGreaterThan(200);
  }

  @Test
  void webpIsRead() throws IOException {
    var opaque = taken(TestPictures.webp(40, 30, 0xffff0000));
    assertThat(opaque.mediaType()).isEqualTo("image/jpeg");
    assertThat(opaque.width()).isEqualTo(40);
    assertThat(opaque.height()).isEqualTo(30);
    assertThat(colour(opaque, 20, 15).getRed()).isGreaterThan(240);
    var clear = taken(TestPictures.webp(40, 30, 0x80ff0000));
    assertThat(clear.mediaType()).isEqualTo("image/png");
    assertThat(colour(clear, 20, 15).getAlpha()).isEqualTo(0x80);
    assertThat(pictures.mediaType(Content.of(TestPictures.webp(40, 30, 0))))
        .isEqualTo("image/webp");
  }

  @Test
  void aPrintersJpegIsRead() throws IOException {
    var taken = taken(TestPictures.cmykJpeg());
    assertThat(taken.mediaType()).isEqualTo("image/jpeg");
    assertThat(taken.width()).isGreaterThanOrEqualTo(16);
  }

  @Test
  void aWebpThatMovesIsNotTakenIn() {
    assertThat(refused(TestPictures.animatedWebp(32, 32))).isEqualTo(Why.ANIMATED);
  }

  @Test
  void avifIsNotRead() {
    assertThat(refused("\0\0\0\u0018ftypavif\0\0\0\0mif1avif".getBytes(ISO_8859_1)))
        .isEqualTo(Why.NOT_A_PICTURE);
  }

  @Test
  void whatIsCutShortIsBroken() {
    for (var whole :
        List.of(
            TestPictures.noisyJpeg(300, 300),
            TestPictures.noisyPng(300, 300),
            TestPictures.noisyGif(300, 300))) {
      for (var part : new double[] {0.1, 0.5, 0.9}) {
        var cut = Arrays.copyOf(whole, (int) (whole.length * part));
        assertThat(refused(cut)).isEqualTo(Why.BROKEN);
        assertThatIllegalArgumentException().isThrownBy(() -> pictures.preview(Content.of(cut)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsInsideAPictureOfOtherKindsTheAnswerIsAnAnswer(int seed) {
    var random = new Random(seed);
    for (var whole :
        List.of(
            TestPictures.noisyJpeg(60, 60),
            TestPictures.noisyPng(60, 60),
            TestPictures.noisyGif(60, 60),
            TestPictures.webp(60, 60, 0xff00ff00),
            TestPictures.turnedJpeg(60, 60, 6))) {
      for (var round = 0; round < 20; round++) {
        var bad = whole.clone();
        for (var change = 0; change < 1 + random.nextInt(8); change++) {
          bad[12 + random.nextInt(bad.length - 12)] = (byte) random.nextInt();
        }
        assertThat(pictures.takeIn(Content.of(bad))).isNotNull();
      }
    }
  }

  /** The decoder takes a missing end for zeros, at every one of 60 million pixels. */
  @Test
  @Timeout(60)
  void aFewBytesThatSayTheyAreALargeWebpAreNotDecodedForMinutes() {
    var webp = TestPictures.noisyWebp(7_000, 7_000);
    assertThat(refused(webp)).isEqualTo(Why.BROKEN);
  }

  @Test
  void aLargePhotoIsTakenInSmaller() throws IOException {
    var taken = taken(SamplePictures.jpeg(5_000, 5_000));
    assertThat(taken.width()).isEqualTo(taken.height()).isBetween(2_048, 4_096);
  }

  @Test
  void manyAtOnceAreTakenInOneAfterTheOther() throws Exception {
    var photo = SamplePictures.jpeg(3_000, 2_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Rendition> work = () -> taken(photo);
      for (Future<Rendition> done :
          threads.invokeAll(IntStream.range(0, 12).mapToObj(i -> work).toList())) {
        assertThat(done.get().width()).isEqualTo(3_000);
      }
    }
  }
}
