package dev.kadr.ports.generation;

import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.ports.Content;

/** Looks at pictures and makes others of them, whatever strangers send. */
public interface Pictures {
  /** More pixels than this are not decoded: a bomb, or nothing a provider would take. */
  long MAX_PIXELS = 60_000_000;

  /**
   * Makes a stranger's picture fit to be kept: upright, without metadata, as PNG or JPEG, no side
   * longer than 4096 pixels.
   */
  Intake takeIn(Content content);

  /**
   * The picture scaled down and cut to exactly {@code size}; as it was when it has that size.
   *
   * @throws IllegalArgumentException when it is no picture
   */
  Rendition fit(Content content, PictureSize size);

  /**
   * A JPEG of it whose longer side has at most 512 pixels.
   *
   * @throws IllegalArgumentException when it is no picture
   */
  Rendition preview(Content content);

  /**
   * What kind of picture it is, by its first bytes: {@code image/png}, {@code image/jpeg} or {@code
   * image/webp}.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  String mediaType(Content content);

  /** What came of taking in a picture. */
  sealed interface Intake {
    record Taken(Rendition picture) implements Intake {}

    /** It is no picture that we can read, or one that would not be safe to. */
    record Unreadable(Why why) implements Intake {}
  }

  /** Why a picture is not taken in. */
  enum Why {
    /** No format that we know. */
    NOT_A_PICTURE,
    /** A format that we know, with something wrong inside. */
    BROKEN,
    TOO_MANY_PIXELS,
    /** A side has fewer than 16 pixels, or one side is over 20 times the other. */
    BAD_SHAPE,
    /** More than one frame. */
    ANIMATED,
    /** HEIC, and this machine has nothing that reads it: a JPEG of the same would be taken. */
    HEIC_NOT_SUPPORTED
  }

  /** A picture that was made. */
  record Rendition(Content content, String mediaType, int width, int height) {}
}
