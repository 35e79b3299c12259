package dev.kadr.sandbox.genapi;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one order's prompt asks to go wrong; several sentinels may be combined.
 *
 * @param slow how long {@code #slow30} (any number of seconds up to 600) makes the work take
 */
record Script(Set<Sentinel> sentinels, Optional<Duration> slow) {
  // Whole words only: "#failure" in an honest prompt is not an order to fail.
  private static final Pattern WORD = Pattern.compile("#([a-z0-9]+(?:-[a-z0-9]+)*)(?![\\w-])");
  private static final Pattern SLOW = Pattern.compile("slow([0-9]{1,3})");
  private static final int SLOWEST_SECONDS = 600;

  Script {
    sentinels = Set.copyOf(sentinels);
  }

  static Script in(String prompt) {
    var sentinels = EnumSet.noneOf(Sentinel.class);
    Optional<Duration> slow = Optional.empty();
    var words = WORD.matcher(prompt);
    while (words.find()) {
      var word = words.group(1);
      Sentinel.named(word).ifPresent(sentinels::add);
      var seconds = SLOW.matcher(word);
      if (seconds.matches()) {
        slow =
            Optional.of(
                Duration.ofSeconds(Math.min(Integer.parseInt(seconds.group(1)), SLOWEST_SECONDS)));
      }
    }
    return new Script(sentinels, slow);
  }

  boolean has(Sentinel sentinel) {
    return sentinels.contains(sentinel);
  }

  Script and(Sentinel sentinel) {
    var more = new HashSet<>(sentinels);
    more.add(sentinel);
    return new Script(more, slow);
  }

  /** The text an order ends with when it is scripted to end badly. */
  Optional<String> failure() {
    if (has(Sentinel.FAIL)) {
      return Optional.of("Внутренняя ошибка");
    }
    if (has(Sentinel.POLICY)) {
      return Optional.of("Запрос отклонён модерацией: content policy violation");
    }
    if (has(Sentinel.TRANSIENT)) {
      return Optional.of("Модель временно недоступна, попробуйте позже");
    }
    return Optional.empty();
  }

  /** The answer to a create call that is scripted to be refused before anything is made. */
  Optional<Reply.Now> refusal() {
    if (has(Sentinel.HTML_ERROR)) {
      return Optional.of(Refusals.badGateway());
    }
    if (has(Sentinel.INVALID)) {
      return Optional.of(Refusals.invalidParameter());
    }
    if (has(Sentinel.NO_MONEY)) {
      return Optional.of(Refusals.noMoney());
    }
    if (has(Sentinel.TOO_MANY_419)) {
      return Optional.of(Refusals.tooMany(419));
    }
    if (has(Sentinel.TOO_MANY_429)) {
      return Optional.of(Refusals.tooMany(429));
    }
    return Optional.empty();
  }
}
