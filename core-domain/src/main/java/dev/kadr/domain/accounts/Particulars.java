package dev.kadr.domain.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * What an account said or agreed to once, and what stays whatever its names are today.
 *
 * @param language what the person chose; absent while the messenger's own setting decides
 * @param agreedAt when the person agreed that what they send goes to whoever makes the pictures
 * @param firstTouch where the person came from; written once
 * @param login the last login link that the person opened
 */
public record Particulars(
    Optional<Language> language,
    Optional<Instant> agreedAt,
    Optional<Touch> firstTouch,
    Optional<LoginTicket> login) {
  /** Nothing was said yet. */
  public static final Particulars NONE =
      new Particulars(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
