package dev.kadr.app;

import dev.kadr.ports.Seals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of JWT_SECRET: the first signs, all verify. Each purpose has keys of its own derived
 * from them, so that a token of one purpose is worth nothing for another.
 */
record Secrets(List<String> masters) {
  private static final int SHORTEST = 32;

  Secrets {
    masters = List.copyOf(masters);
    if (masters.stream().anyMatch(secret -> secret.length() < SHORTEST)) {
      throw new Settings.Refused("each JWT_SECRET has at least " + SHORTEST + " bytes");
    }
  }

  /**
   * The given ones, or without any the one that is kept in a file: made at the first start.
   *
   * @throws UncheckedIOException when the file cannot be read or made
   */
  static Secrets of(List<String> given, Path kept) {
    if (!given.isEmpty()) {
      return new Secrets(given);
    }
    try {
      if (!Files.exists(kept)) {
        make(kept);
      }
      return new Secrets(List.of(Files.readString(kept).strip()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Keys for the tokens of provider callbacks. */
  List<String> callback() {
    return derived("kadr/gen-callback");
  }

  /** Keys for the links to files. */
  List<String> fileLinks() {
    return derived("kadr/file-links");
  }

  /** Keys for the tokens of sessions. */
  List<String> sessions() {
    return derived("kadr/session");
  }

  /** Keys against requests that other sites make browsers send. */
  List<String> csrf() {
    return derived("kadr/csrf");
  }

  /** Marks the codes and states of those who are signing in. */
  Seals signIn() {
    return seals("kadr/sign-in");
  }

  /** Marks those who left, so that starter credits are given once. */
  Seals graves() {
    return seals("kadr/graves");
  }

  private Seals seals(String purpose) {
    var keys = derived(purpose);
    return words -> keys.stream().map(key -> derive(key, words)).toList();
  }

  private List<String> derived(String purpose) {
    return masters.stream().map(master -> derive(master, purpose)).toList();
  }

  private static void make(Path file) throws IOException {
    var random = new byte[SHORTEST];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.toAbsolutePath().getParent());
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, mine);
    Files.writeString(
        file,
        Base64.getUrlEncoder().withoutPadding().encodeToString(random),
        StandardOpenOption.WRITE);
  }

  private static String derive(String master, String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(master.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public String toString() {
    return "Secrets[" + masters.size() + "]";
  }
}
