package dev.kadr.adapter.http;

import com.codahale.metrics.health.HealthCheck;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.Probe;
import dev.kadr.ports.RateLimits;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import io.dropwizard.core.setup.Environment;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The door to the HTTP side: what it serves, and the addresses at which others find it. */
public final class HttpApi {
  private final SignedFileLinks links;
  private final Clock clock;

  private HttpApi(SignedFileLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  /** Opens it; nothing is served yet. */
  public static HttpApi open(Config config, Clock clock) {
    return new HttpApi(new SignedFileLinks(config.publicUrl(), config.linkSecrets(), clock), clock);
  }

  public FileLinks links() {
    return links;
  }

  /**
   * Registers what is served.
   *
   * @param probes of every part of the system
   */
  public void register(UseCases useCases, List<Probe> probes, Environment environment) {
    var jersey = environment.jersey();
    jersey.register(new RefusalMapper());
    jersey.register(new FailureMapper());
    jersey.register(new HealthResource(probes));
    jersey.register(new FileResource(links, useCases.generation().openFile(), clock));
    probes.forEach(probe -> environment.healthChecks().register(probe.name(), check(probe)));
  }

  /** The limits of this process. */
  public static RateLimits limits(Clock clock) {
    return new Bucket4jRateLimits(clock);
  }

  /** Registers the ways in, and what stands before every route that asks who comes. */
  public void registerSignIn(
      Entrance entrance, SignInUseCases signIn, RateLimits limits, Environment environment) {
    new SignInRoutes(entrance, clock).register(signIn, limits, environment);
  }

  /**
   * What an operator decides about who gets in.
   *
   * @param publicUrl where the world reaches us; https makes cookies travel over https only
   * @param botUrl the bot's address, to which {@code ?start=…} is added; absent: nobody can be sent
   *     to it
   * @param sessionKeys for the tokens of sessions: the first signs, all verify
   * @param csrfKeys the same for CSRF tokens
   * @param trustedProxies addresses or ranges whose word about a client's address counts
   */
  public record Entrance(
      URI publicUrl,
      Optional<URI> botUrl,
      List<String> sessionKeys,
      List<String> csrfKeys,
      List<String> trustedProxies,
      int submitsPerMinute) {
    public Entrance {
      sessionKeys = List.copyOf(sessionKeys);
      csrfKeys = List.copyOf(csrfKeys);
      trustedProxies = List.copyOf(trustedProxies);
      trustedProxies.forEach(Network::parse);
    }

    @Override
    public String toString() {
      return "HttpApi.Entrance[" + publicUrl + "]"; // never the keys
    }
  }

  /** The same finding on the operators' port, where it is kept in the metrics too. */
  private static HealthCheck check(Probe probe) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        return switch (probe.check()) {
          case Probe.Finding.Healthy healthy -> Result.healthy();
          case Probe.Finding.Broken(var why, var stopsService) -> Result.unhealthy(why);
        };
      }
    };
  }

  /**
   * Where the world finds us, and what proves that an address came from us.
   *
   * @param publicUrl without a slash at the end
   * @param linkSecrets at least one of at least 32 characters; the first signs, all verify
   */
  public record Config(URI publicUrl, List<String> linkSecrets) {
    private static final int SHORTEST_SECRET = 32;

    public Config {
      linkSecrets = List.copyOf(linkSecrets);
      if (publicUrl.getHost() == null
          || publicUrl.getRawQuery() != null
          || publicUrl.getRawFragment() != null
          || publicUrl.toString().endsWith("/")) {
        throw new IllegalArgumentException("the public address is http(s)://host, without a slash");
      }
      if (linkSecrets.isEmpty()
          || linkSecrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
        throw new IllegalArgumentException("links have secrets of at least 32 characters");
      }
    }

    @Override
    public String toString() {
      return "Config[" + publicUrl + "]"; // never the secrets: they end up in logs
    }
  }
}
