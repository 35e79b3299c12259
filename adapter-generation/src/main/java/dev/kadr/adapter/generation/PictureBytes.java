package dev.kadr.adapter.generation;

import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture's bytes for a decoder, which may ask past their end a few times and not for ever: the
 * one for lossless WebP takes the end for zeros and asks again at every pixel, for minutes when a
 * short file says that it is large.
 */
final class PictureBytes extends ImageInputStreamImpl {
  private static final int MAX_READS_PAST_THE_END = 1_000;

  /** What a decoder may read ahead of what it uses; a sound picture is not read further. */
  private static final int READ_AHEAD = 16;

  private final byte[] bytes;
  private int readsPastTheEnd;

  PictureBytes(byte[] bytes) {
    this.bytes = Arrays.copyOf(bytes, bytes.length + READ_AHEAD);
  }

  @Override
  public int read() {
    bitOffset = 0;
    return isOver() ? -1 : bytes[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (isOver()) {
      return -1;
    }
    var count = Math.min(length, bytes.length - (int) streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  /** Unchecked, because a decoder that takes the end for zeros takes an IOException for it too. */
  private boolean isOver() {
    if (streamPos < bytes.length) {
      return false;
    }
    if (++readsPastTheEnd > MAX_READS_PAST_THE_END) {
      throw new IllegalStateException("the decoder does not see that the picture is over");
    }
    return true;
  }
}
