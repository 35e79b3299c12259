package dev.kadr.ports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** What a file is by how it begins; what it calls itself proves nothing. */
public enum FileKind {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  HEIC("image/heic", "heic"),
  MP4("video/mp4", "mp4"),
  WEBM("video/webm", "webm"),
  UNKNOWN("application/octet-stream", "bin");

  /** How much of a file must be looked at. */
  public static final int LENGTH = 16;

  /** The brands by which stills in a film's container announce themselves. */
  private static final Set<String> STILLS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "heif");

  private final String mediaType;
  private final String extension;

  FileKind(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** What the name of such a file ends in, without the dot. */
  public String extension() {
    return extension;
  }

  /**
   * The kind of a file.
   *
   * @param start its first {@value #LENGTH} bytes, or all of them when there are fewer
   */
  public static FileKind of(byte[] start) {
    if (at(start, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (at(start, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (at(start, 0, "RIFF") && at(start, 8, "WEBP")) {
      return WEBP;
    }
    if (at(start, 0, "GIF87a") || at(start, 0, "GIF89a")) {
      return GIF;
    }
    if (at(start, 4, "ftyp")) {
      return start.length >= 12 && STILLS.contains(text(start, 8, 4)) ? HEIC : MP4;
    }
    return at(start, 0, "\u001aE\u00df\u00a3") ? WEBM : UNKNOWN;
  }

  /** The kind of a kept file. */
  public static FileKind of(Content content) {
    try (var stream = content.open()) {
      return of(stream.readNBytes(LENGTH));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone); // our storage, not the file
    }
  }

  private static boolean at(byte[] bytes, int offset, String text) {
    return bytes.length >= offset + text.length()
        && text(bytes, offset, text.length()).equals(text);
  }

  private static String text(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, ISO_8859_1);
  }
}
