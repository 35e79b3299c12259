package dev.kadr.domain.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address that receipts and letters go to; in lower case. */
public record Email(String value) {
  private static final int MAX_LENGTH = 254;

  /** Only what no mail server would take is refused: whether it is theirs, a letter shows. */
  private static final Pattern SHAPE =
      Pattern.compile("[^\\s@\"<>,;]{1,64}@[^\\s@\"<>,;.]+(\\.[^\\s@\"<>,;.]+)+");

  public Email {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** The address, if the text is one. */
  public static Optional<Email> of(String text) {
    try {
      return Optional.of(new Email(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
