package dev.kadr.usecases.accounts;

import dev.kadr.ports.Chance;
import dev.kadr.ports.Seals;
import java.util.Base64;

/** Makes the secrets of signing in. */
record Secrecy(Seals seals, Chance chance) {
  private static final int SECRET_BYTES = 32;
  private static final int TICKET_BYTES = 16;
  private static final int CODES = 1_000_000;

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

  private String random(int length) {
    var bytes = new byte[length];
    chance.fill(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
