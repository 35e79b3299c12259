package dev.kadr.sandbox.genapi;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The content of a file or a body; whoever holds it does not change it. */
final class Bytes {
  private final byte[] content;

  Bytes(byte[] content) {
    this.content = content;
  }

  int size() {
    return content.length;
  }

  /** The bytes themselves, not a copy: they run to megabytes. */
  byte[] array() {
    return content;
  }

  InputStream stream() {
    return new ByteArrayInputStream(content);
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
