package dev.kadr.adapter.generation;

import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.ports.Content;
import dev.kadr.ports.FileKind;
import dev.kadr.ports.generation.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * Pictures by Java's own decoders and TwelveMonkeys'.
 *
 * <p>Strangers' pictures are where memory goes, so it is given out: a few at a time are read at
 * all, and those share a number of decoded pixels. HEIC is read by the system's own converter,
 * where it has one.
 */
final class JavaPictures implements Pictures {
  private static final int LONGEST_SIDE = 4_096;
  private static final int PREVIEW_SIDE = 512;
  private static final int MAX_AT_ONCE = 4;

  private final Optional<HeifConverter> heif;
  private final Semaphore places = new Semaphore(MAX_AT_ONCE, true);
  private final Semaphore megapixels = new Semaphore(EncodedPicture.MAX_MEGAPIXELS_AT_ONCE, true);

  JavaPictures(Optional<HeifConverter> heif) {
    this.heif = heif;
  }

  @Override
  public Intake takeIn(Content content) {
    return inTurn(
        () ->
            FileKind.of(content) == FileKind.HEIC
                ? takeInHeic(content)
                : takeIn(EncodedPicture.look(content)));
  }

  private Intake takeInHeic(Content content) {
    if (heif.isEmpty()) {
      return new Intake.Unreadable(Why.HEIC_NOT_SUPPORTED);
    }
    return switch (heif.get().toJpeg(content)) {
      case HeifConverter.Outcome.Converted(var jpeg) -> takeIn(EncodedPicture.lookUpright(jpeg));
      case HeifConverter.Outcome.Refused(var why) -> new Intake.Unreadable(why);
    };
  }

  private Intake takeIn(EncodedPicture.Look look) {
    return switch (look) {
      case EncodedPicture.Unsound(var why) -> new Intake.Unreadable(why);
      case EncodedPicture.Sound(var picture) when picture.isBadlyShaped() ->
          new Intake.Unreadable(Why.BAD_SHAPE);
      case EncodedPicture.Sound(var picture) -> takeIn(picture);
    };
  }

  private Intake takeIn(EncodedPicture picture) {
    try {
      var upright = decode(picture, LONGEST_SIDE);
      var lossless =
          switch (picture.format()) {
            case PNG, GIF -> true;
            case WEBP -> upright.getColorModel().hasAlpha();
            case JPEG -> false;
          };
      return new Intake.Taken(
          lossless ? PictureWriter.pngOrJpeg(upright) : PictureWriter.jpeg(upright));
    } catch (BrokenPicture broken) {
      return new Intake.Unreadable(Why.BROKEN);
    }
  }

  @Override
  public Rendition fit(Content content, PictureSize size) {
    return inTurn(
        () -> {
          var picture = sound(content);
          if (picture.isUpright() && picture.measures(size.width(), size.height())) {
            return new Rendition(
                content, picture.format().mediaType(), size.width(), size.height());
          }
          var cut = cut(decodeSound(picture, LONGEST_SIDE), size);
          return picture.format() == EncodedPicture.Format.JPEG
              ? PictureWriter.jpeg(cut)
              : PictureWriter.png(cut);
        });
  }

  @Override
  public Rendition preview(Content content) {
    return inTurn(
        () ->
            PictureWriter.jpeg(
                shrunk(decodeSound(sound(content), 2 * PREVIEW_SIDE), PREVIEW_SIDE)));
  }

  @Override
  public String mediaType(Content content) {
    return MagicBytes.picture(EncodedPicture.start(content))
        .orElseThrow(() -> new IllegalArgumentException("no picture: " + Why.NOT_A_PICTURE));
  }

  private static EncodedPicture sound(Content content) {
    return switch (EncodedPicture.look(content)) {
      case EncodedPicture.Sound(var picture) -> picture;
      case EncodedPicture.Unsound(var why) ->
          throw new IllegalArgumentException("no picture: " + why);
    };
  }

  private BufferedImage decodeSound(EncodedPicture picture, int enough) {
    try {
      return decode(picture, enough);
    } catch (BrokenPicture broken) {
      throw new IllegalArgumentException("no picture: " + Why.BROKEN, broken);
    }
  }

  /** Upright, its longer side not more than {@code longest}. */
  private BufferedImage decode(EncodedPicture picture, int longest) throws BrokenPicture {
    var weight = picture.megapixels(longest);
    megapixels.acquireUninterruptibly(weight);
    try {
      return picture.turned(shrunk(picture.decode(longest), longest));
    } finally {
      megapixels.release(weight);
    }
  }

  private static BufferedImage shrunk(BufferedImage image, int longest) {
    if (Math.max(image.getWidth(), image.getHeight()) <= longest) {
      return image;
    }
    return scaled(
        Thumbnails.of(image).size(longest, longest).imageType(EncodedPicture.canvasType(image)));
  }

  private static BufferedImage cut(BufferedImage image, PictureSize size) {
    return scaled(
        Thumbnails.of(image)
            .crop(Positions.CENTER)
            .size(size.width(), size.height())
            .imageType(EncodedPicture.canvasType(image)));
  }

  private static BufferedImage scaled(Thumbnails.Builder<BufferedImage> builder) {
    try {
      return builder.asBufferedImage();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // nothing is read or written here
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
