package dev.kadr.sandbox.genapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PainterTest {
  private static final Size SIZE = new Size(400, 300);
  private final Painter painter = new Painter();

  private BufferedImage paint(String prompt, Optional<BufferedImage> photo, int variant) {
    var order =
        new Order(
            Network.GPT_IMAGE_1,
            "gpt-image-1",
            prompt,
            SIZE,
            1,
            Order.Format.PNG,
            Optional.empty(),
            false);
    try (var stream = painter.paint(order, photo, variant).content().stream()) {
      return ImageIO.read(stream);
    } catch (IOException e) {
      throw new IllegalStateException("a painting can be read back", e);
    }
  }

  private static Optional<BufferedImage> photo(IntBinaryOperator color) {
    var photo = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 900; y++) {
      for (int x = 0; x < 900; x++) {
        photo.setRGB(x, y, color.applyAsInt(x, y));
      }
    }
    return Optional.of(photo);
  }

  private static int brightness(BufferedImage picture, int x, int y) {
    var color = new Color(picture.getRGB(x, y));
    return color.getRed() + color.getGreen() + color.getBlue();
  }

  @Test
  void thePhotoIsStillThereInTheMiddleOfThePicture() {
    var painted =
        paint("кот", photo((x, y) -> x < 450 ? Color.BLACK.getRGB() : Color.WHITE.getRGB()), 0);
    assertThat(brightness(painted, 250, 120) - brightness(painted, 150, 120)).isGreaterThan(250);
  }

  @Test
  void thePhotoIsFittedByCoveringSoNothingIsStretched() {
    // A square of 900 covers 400×300 with its middle 900×675: the band above is cut away.
    var painted =
        paint("кот", photo((x, y) -> y < 108 ? Color.WHITE.getRGB() : Color.BLACK.getRGB()), 0);
    assertThat(brightness(painted, 250, 20)).isLessThan(330);
  }

  @Test
  void thePhotoIsVisiblyRestyled() {
    var grey = photo((x, y) -> Color.GRAY.getRGB());
    // Where neither the light from the corner nor the dark of the edges has any colour to give.
    var color = new Color(paint("кот", grey, 0).getRGB(60, 150));
    var channels = new int[] {color.getRed(), color.getGreen(), color.getBlue()};
    Arrays.sort(channels);
    assertThat(channels[2] - channels[0]).as("a grey photo gets a colour").isGreaterThan(20);
  }

  @Test
  void theSamePromptPaintsTheSamePictureAndAVariantAnother() {
    assertThat(pixels(paint("кот", Optional.empty(), 0)))
        .isEqualTo(pixels(paint("кот", Optional.empty(), 0)))
        .isNotEqualTo(pixels(paint("кот", Optional.empty(), 1)))
        .isNotEqualTo(pixels(paint("пёс", Optional.empty(), 0)));
  }

  @Test
  void thePromptIsWrittenAtTheFoot() {
    var black = photo((x, y) -> Color.BLACK.getRGB());
    var lit = 0;
    var painted = paint("Кот в сапогах", black, 0);
    for (int y = 260; y < 290; y++) {
      for (int x = 20; x < 200; x++) {
        lit += brightness(painted, x, y) > 700 ? 1 : 0;
      }
    }
    assertThat(lit).as("white letters on a black photo").isGreaterThan(40);
  }

  @Test
  void theLongestPromptAndOneLongWordStillFit() {
    assertThat(paint("слово ".repeat(6_000), Optional.empty(), 0).getWidth()).isEqualTo(400);
    assertThat(paint("я".repeat(32_000), Optional.empty(), 0).getWidth()).isEqualTo(400);
    assertThat(paint("\uD83D\uDC31\uD83D\uDE80", Optional.empty(), 0).getWidth()).isEqualTo(400);
  }

  @Test
  void whatCannotBeDecodedIsNoPhoto() {
    assertThat(Painter.decode(new Upload("image[]", "", "", new Bytes(new byte[] {1, 2, 3}))))
        .isEmpty();
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(0, 0, SIZE.width(), SIZE.height(), new int[120_000], 0, 400);
  }
}
