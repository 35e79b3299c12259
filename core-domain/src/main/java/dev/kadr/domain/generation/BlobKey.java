package dev.kadr.domain.generation;

import java.util.regex.Pattern;

/**
 * Where the bytes of one picture or video are kept.
 *
 * <p>Random, never a hash of the content: equal pictures of two strangers must be deletable apart.
 */
public record BlobKey(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{16,64}");

  public BlobKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a blob key");
    }
  }
}
