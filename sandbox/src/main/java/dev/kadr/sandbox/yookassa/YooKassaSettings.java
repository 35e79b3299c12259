package dev.kadr.sandbox.yookassa;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How the stand-in of YooKassa is set up; {@link #usual} is what the sandbox runs with.
 *
 * @param baseUri where the sandbox itself is reached, asked for each checkout link because the port
 *     is known only once the server listens
 * @param retries the pauses before each further try of a notification that was not answered 200, by
 *     the stand-in's clock
 * @param silence how long a call that is never answered is kept open
 */
public record YooKassaSettings(
    YooKassaShop shop, Supplier<URI> baseUri, List<Duration> retries, Duration silence) {
  private static final int MOST_RETRIES = 20;

  public YooKassaSettings {
    retries = List.copyOf(retries);
    if (retries.size() > MOST_RETRIES) {
      throw new IllegalArgumentException("at most " + MOST_RETRIES + " retries");
    }
  }

  /** Notifications again after 10, 42, 84 … seconds, as YooKassa's support once named them. */
  public static YooKassaSettings usual(YooKassaShop shop, Supplier<URI> baseUri) {
    return new YooKassaSettings(
        shop,
        baseUri,
        Stream.of(10L, 42L, 84L, 168L, 672L, 5_376L, 86_016L).map(Duration::ofSeconds).toList(),
        Duration.ofMinutes(2));
  }
}
