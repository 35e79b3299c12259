package dev.kadr.adapter.telegram;

import java.time.Duration;
import java.util.function.Function;

/**
 * What came of one call of the Bot API.
 *
 * @param <T> what the method returns
 */
sealed interface Answer<T> {
  record Done<T>(T value) implements Answer<T> {}

  /** The chat takes nothing from us until its owner writes again. */
  record Blocked<T>(String why) implements Answer<T> {}

  /** Nothing was done; not before {@code pause} is over. */
  record Later<T>(Duration pause) implements Answer<T> {}

  /** Heard and refused; the same call will be refused again. */
  record Refused<T>(String why) implements Answer<T> {}

  /** Nobody knows whether it was done. */
  record Unknown<T>(String why) implements Answer<T> {}

  default <R> Answer<R> map(Function<T, R> change) {
    return switch (this) {
      case Done<T>(var value) -> new Done<>(change.apply(value));
      case Blocked<T>(var why) -> new Blocked<>(why);
      case Later<T>(var pause) -> new Later<>(pause);
      case Refused<T>(var why) -> new Refused<>(why);
      case Unknown<T>(var why) -> new Unknown<>(why);
    };
  }
}
