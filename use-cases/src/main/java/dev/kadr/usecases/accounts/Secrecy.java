package dev.kadr.usecases.accounts;

import dev.kadr.ports.Chance;
import java.util.Base64;
import java.util.List;

/**
 * Makes the secrets of signing in, and knows its own again.
 *
 * @param keys for what is signed or kept as a keyed digest: the first makes, all know again
 */
record Secrecy(List<String> keys, Chance chance) {
  private static final int SECRET_BYTES = 32;
  private static final int TICKET_BYTES = 16;
  private static final int CODES = 1_000_000;

  Secrecy {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("signing in needs a key");
    }
  }

  /** 256 bits that fit into a cookie. */
  String secret() {
    return random(SECRET_BYTES);
  }

  /** 128 bits that fit into a deep link. */
  String ticket() {
    return random(TICKET_BYTES);
  }

  /** Six digits. */
  String code() {
    var bytes = new byte[Long.BYTES];
    chance.fill(bytes);
    var number = 0L;
    for (var one : bytes) {
      number = number << 8 | (one & 0xff);
    }
    // 64 bits are so many more than a million that no code is likelier than another
    return "%06d".formatted(Long.remainderUnsigned(number, CODES));
  }

  String signed(String words) {
    return Digests.keyed(keys.getFirst(), words);
  }

  /** What the words would be signed as, by each key. */
  List<String> everySignature(String words) {
    return keys.stream().map(key -> Digests.keyed(key, words)).toList();
  }

  private String random(int length) {
    var bytes = new byte[length];
    chance.fill(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Secrecy[" + keys.size() + "]";
  }
}
