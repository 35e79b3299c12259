package dev.kadr.adapter.generation;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.riff.RiffProcessingException;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import dev.kadr.adapter.generation.EncodedPicture.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the first bytes of a picture say. */
final class PictureHead {
  private static final int ANIMATION_FLAG = 0x02;

  private PictureHead() {}

  static Optional<Format> formatOf(byte[] bytes) {
    var gif = MagicBytes.at(bytes, 0, "GIF87a") || MagicBytes.at(bytes, 0, "GIF89a");
    return gif
        ? Optional.of(Format.GIF)
        : MagicBytes.picture(bytes)
            .flatMap(
                type ->
                    Stream.of(Format.values()).filter(f -> f.mediaType().equals(type)).findAny());
  }

  /** Whether the head says that there are several frames; GIF says so nowhere. */
  static boolean isAnimated(byte[] bytes, Format format) {
    return switch (format) {
      case WEBP ->
          MagicBytes.at(bytes, 12, "VP8X")
              && bytes.length > 20
              && (bytes[20] & ANIMATION_FLAG) != 0;
      case PNG -> hasAnimationChunk(bytes);
      case JPEG, GIF -> false;
    };
  }

  /** An animated PNG announces itself before its first image data. */
  private static boolean hasAnimationChunk(byte[] bytes) {
    long at = 8;
    while (at + 8 <= bytes.length) {
      if (MagicBytes.at(bytes, (int) at + 4, "IDAT")) {
        return false;
      }
      if (MagicBytes.at(bytes, (int) at + 4, "acTL")) {
        return true;
      }
      at += 12 + Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt((int) at));
    }
    return false;
  }

  /** EXIF's orientation, 1 when there is none. PNG's is not read: nobody writes it. */
  static int orientation(byte[] bytes, Format format) {
    try {
      return switch (format) {
        case JPEG ->
            orientation(
                JpegMetadataReader.readMetadata(
                    new ByteArrayInputStream(bytes), List.of(new ExifReader())));
        case WEBP -> orientation(WebpMetadataReader.readMetadata(new ByteArrayInputStream(bytes)));
        case PNG, GIF -> 1;
      };
    } catch (JpegProcessingException
        | RiffProcessingException
        | MetadataException
        | IOException
        | RuntimeException unreadable) {
      return 1; // a picture is not refused for what is written on its back
    }
  }

  private static int orientation(Metadata metadata) throws MetadataException {
    var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    if (directory == null || !directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
      return 1;
    }
    var orientation = directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }

  /** Decoders fill what is missing with grey and only warn. */
  static boolean saysCutShort(String warning) {
    var text = warning.toLowerCase(Locale.ROOT);
    return Stream.of("premature end", "truncat", "unexpected end", "end of file")
        .anyMatch(text::contains);
  }
}
