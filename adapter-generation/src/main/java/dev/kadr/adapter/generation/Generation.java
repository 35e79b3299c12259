package dev.kadr.adapter.generation;

import dev.kadr.ports.Probe;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.usecases.UseCases;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The door to whoever makes the pictures: the provider, what it calls back, and picture work. */
public final class Generation implements AutoCloseable {
  private final GenApiImageGenerator images;
  private final CallbackTokens tokens;
  private final Pictures pictures = new JavaPictures(HeifConverter.installed());

  private Generation(GenApiImageGenerator images, CallbackTokens tokens) {
    this.images = images;
    this.tokens = tokens;
  }

  /** Opens it; nobody is asked for anything yet. */
  public static Generation open(Config config, Clock clock) {
    var tokens = new CallbackTokens(config.callback().secrets());
    return new Generation(new GenApiImageGenerator(config, tokens, clock), tokens);
  }

  public ImageGenerator images() {
    return images;
  }

  public Pictures pictures() {
    return pictures;
  }

  /** Whether the provider works; the node serves without it. */
  public List<Probe> probes() {
    return List.of(new ProviderProbe(images));
  }

  /** What the provider's callbacks arrive at. */
  public List<Object> resources(UseCases useCases) {
    return List.of(new GenerationCallbackResource(tokens, useCases.generation().acceptCallback()));
  }

  @Override
  public void close() {
    images.close();
  }

  /**
   * How to reach the provider, and how it reaches us.
   *
   * @param fileHosts where results may come from, {@code host[:port]} each; empty means the
   *     provider's own hosts. A loopback host counts only when it is listed
   */
  public record Config(
      Account account, Callback callback, List<String> fileHosts, Patience patience) {
    private static final List<String> OWN_HOSTS =
        List.of("gen-api.storage.yandexcloud.net", "*.gen-api.ru");

    public Config {
      fileHosts = fileHosts.isEmpty() ? OWN_HOSTS : List.copyOf(fileHosts);
      FileHosts.parse(fileHosts);
    }
  }

  /**
   * Our account with the provider.
   *
   * @param url without a path, such as {@code https://api.gen-api.ru}; plain http for loopback only
   */
  public record Account(URI url, String key) {
    public Account {
      requireSafe("the provider's address", url);
      url = URI.create(url.toString().replaceAll("/+$", ""));
      if (key.isBlank() || key.chars().anyMatch(character -> character <= ' ' || character > '~')) {
        throw new IllegalArgumentException("the provider's key is one word");
      }
    }

    @Override
    public String toString() {
      return "Account[" + url + "]"; // never the key: it ends up in logs
    }
  }

  /**
   * Where the provider calls us, and what proves that it was asked to.
   *
   * @param url of our callback route
   * @param secrets at least one of at least 32 bytes; the first signs, all verify
   */
  public record Callback(URI url, List<String> secrets) {
    private static final int SHORTEST_SECRET = 32;

    public Callback {
      requireSafe("the callback's address", url);
      secrets = List.copyOf(secrets);
      if (secrets.isEmpty()
          || secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
        throw new IllegalArgumentException("a callback has secrets of at least 32 characters");
      }
    }

    @Override
    public String toString() {
      return "Callback[" + url + "]"; // never the secrets: they end up in logs
    }
  }

  /**
   * How long each thing may take, as a whole.
   *
   * @param connect until there is a connection
   * @param create a request for a job, its photos included
   * @param read a question about a job or the balance
   * @param fetch one result
   * @param rest until a provider that kept failing is tried again
   */
  public record Patience(
      Duration connect, Duration create, Duration read, Duration fetch, Duration rest) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public Patience {
      for (var limit : List.of(connect, create, read, fetch, rest)) {
        if (!limit.isPositive() || limit.compareTo(LONGEST) > 0) {
          throw new IllegalArgumentException("a limit is over 0 and at most an hour, not " + limit);
        }
      }
    }

    /** What suits the real provider. */
    public static Patience usual() {
      return new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          Duration.ofSeconds(30));
    }
  }

  private static void requireSafe(String what, URI url) {
    if (url.getHost() == null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(what + " is http(s)://host/…, not " + url.getScheme());
    }
    var safe =
        "https".equalsIgnoreCase(url.getScheme())
            || ("http".equalsIgnoreCase(url.getScheme()) && FileHosts.isLoopback(url.getHost()));
    if (!safe) {
      throw new IllegalArgumentException(what + " is https; plain http is for loopback only");
    }
  }
}
