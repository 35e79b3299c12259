package dev.kadr.sandbox.genapi;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How the stand-in of GenAPI is set up; {@link #usual} is what the sandbox runs with.
 *
 * @param apiKey the only key that is let in
 * @param baseUri where the sandbox itself is reached, asked for each result link because the port
 *     is known only once the server listens
 * @param delay how long a picture takes
 * @param prices rubles per picture by network
 * @param startingBalance rubles on the account at start and after a reset
 * @param fileTtl how long a result link lives
 * @param callbackRetries the pauses before each further try of a callback that was not answered 2xx
 */
public record GenApiSettings(
    String apiKey,
    Supplier<URI> baseUri,
    Duration delay,
    Map<String, BigDecimal> prices,
    BigDecimal startingBalance,
    Duration fileTtl,
    List<Duration> callbackRetries) {

  private static final int MOST_RETRIES = 10;

  public GenApiSettings {
    prices = Map.copyOf(prices);
    callbackRetries = List.copyOf(callbackRetries);
    if (callbackRetries.size() > MOST_RETRIES) {
      throw new IllegalArgumentException("at most " + MOST_RETRIES + " callback retries");
    }
  }

  /** Four seconds a picture, 1000 rubles, links for an hour, callbacks again after 1, 5, 15 s. */
  public static GenApiSettings usual(String apiKey, Supplier<URI> baseUri) {
    return new GenApiSettings(
        apiKey,
        baseUri,
        Duration.ofSeconds(4),
        Map.of(
            "gpt-image-1", new BigDecimal("2.5"),
            "nano-banana", new BigDecimal("9.75"),
            "nano-banana-pro", new BigDecimal("37.5"),
            "midjourney", new BigDecimal("12"),
            "kling", new BigDecimal("45"),
            "kling-v2-1", new BigDecimal("55")),
        new BigDecimal("1000"),
        Duration.ofHours(1),
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15)));
  }

  public GenApiSettings withDelay(Duration other) {
    return new GenApiSettings(
        apiKey, baseUri, other, prices, startingBalance, fileTtl, callbackRetries);
  }

  public GenApiSettings withFileTtl(Duration other) {
    return new GenApiSettings(
        apiKey, baseUri, delay, prices, startingBalance, other, callbackRetries);
  }

  public GenApiSettings withCallbackRetries(List<Duration> other) {
    return new GenApiSettings(apiKey, baseUri, delay, prices, startingBalance, fileTtl, other);
  }

  /** What an order costs: every picture asked for, even when fewer come of it. */
  BigDecimal cost(Order order) {
    return prices
        .getOrDefault(order.network().id(), BigDecimal.ONE)
        .multiply(BigDecimal.valueOf(order.count()));
  }
}
