package dev.kadr.adapter.http;

import com.codahale.metrics.health.HealthCheck;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.Probe;
import dev.kadr.ports.RateLimits;
import dev.kadr.ports.RateLimits.Rate;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import dev.kadr.usecases.generation.SubmitWebApp;
import io.dropwizard.core.setup.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ServerProperties;

/** The door to the HTTP side: what it serves, and the addresses at which others find it. */
public final class HttpApi {
  private static final List<Class<?>> RESOURCES =
      List.of(
          AuthResource.class,
          HealthResource.class,
          FileResource.class,
          ModelResource.class,
          QuoteResource.class,
          GenerationOrderResource.class,
          GenerationAliasResource.class,
          GenerationResource.class,
          UploadResource.class,
          PackageResource.class,
          PaymentResource.class,
          OrderResource.class,
          SubscriptionResource.class,
          MeResource.class,
          WebAppResource.class,
          MiniAppResource.class,
          DescriptionResource.class);

  private final Config config;
  private final SignedFileLinks links;
  private final Clock clock;

  private HttpApi(Config config, SignedFileLinks links, Clock clock) {
    this.config = config;
    this.links = links;
    this.clock = clock;
  }

  /** Opens it; nothing is served yet. */
  public static HttpApi open(Config config, Clock clock) {
    return new HttpApi(
        config, new SignedFileLinks(config.publicUrl(), config.linkSecrets(), clock), clock);
  }

  public FileLinks links() {
    return links;
  }

  /**
   * Registers what is served.
   *
   * @param probes of every part of the system
   * @param meters where each route is timed
   */
  public void register(
      UseCases useCases, List<Probe> probes, MeterRegistry meters, Environment environment) {
    ApiJson.makeStrict(environment.getObjectMapper());
    var jersey = environment.jersey();
    jersey.property(ServerProperties.WADL_FEATURE_DISABLE, true); // OPTIONS would tell all routes
    Stream.of(
            new RefusalMapper(),
            new FailureMapper(),
            new JsonRefusalMapper(),
            new ViolationMapper(),
            new BodyLimit(),
            new WebAppAnswers(),
            new RouteMeter(meters),
            new SessionParameter.Binder())
        .forEach(jersey::register);
    resources(useCases, probes, environment).forEach(jersey::register);
    filters(environment);
    environment.lifecycle().addServerLifecycleListener(new ExactHeaders());
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

  /** Registers the Mini Apps: their page, and where it sends what was filled in. */
  public void registerMiniApps(
      Entrance entrance, UseCases useCases, SubmitWebApp submit, Environment environment) {
    var mapper = environment.getObjectMapper();
    var fingerprint = new Fingerprint(mapper);
    var forms = new WebAppForms(mapper, environment.getValidator(), fingerprint);
    var jersey = environment.jersey();
    jersey.register(new WebAppResource(submit, forms));
    jersey.register(
        new MiniAppResource(useCases.selfService().catalogue(), fingerprint, entrance.botUrl()));
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

    /** How often an account may ask for pictures, whichever way. */
    public Rate submits() {
      return RouteClass.SUBMIT.at(submitsPerMinute);
    }

    @Override
    public String toString() {
      return "HttpApi.Entrance[" + publicUrl + "]"; // never the keys
    }
  }

  private List<Object> resources(UseCases useCases, List<Probe> probes, Environment environment) {
    var selfService = useCases.selfService();
    var fingerprint = new Fingerprint(environment.getObjectMapper());
    var catalogues = new Catalogues(fingerprint);
    var selling = useCases.orders().selling();
    var orders = new GenerationOrderResource(selfService.create(), fingerprint);
    return List.of(
        new HealthResource(probes),
        new FileResource(links, useCases.generation().openFile(), clock),
        new ModelResource(selfService.catalogue(), catalogues),
        new PackageResource(selling.showPackages(), catalogues),
        new QuoteResource(selfService.quote()),
        orders,
        new GenerationAliasResource(orders),
        new GenerationResource(selfService, useCases.generation()),
        new UploadResource(selfService.keepUpload()),
        new PaymentResource(useCases.buyByKey(), fingerprint),
        new OrderResource(selling),
        new SubscriptionResource(useCases.profile().show()),
        new MeResource(useCases.profile(), new SessionCookies(List.of(), isSecure()).close()),
        new DescriptionResource(() -> registered(environment), config.publicUrl()));
  }

  /** All that serve something, those of other adapters too. */
  private static Collection<Class<?>> registered(Environment environment) {
    var jersey = environment.jersey().getResourceConfig();
    return Stream.concat(
            jersey.getClasses().stream(), jersey.getInstances().stream().map(Object::getClass))
        .filter(type -> type.isAnnotationPresent(Path.class))
        .collect(Collectors.toSet());
  }

  /**
   * The description of the API, without anything being served.
   *
   * @param others resources of other adapters
   */
  public static String description(URI publicUrl, Collection<Class<?>> others) {
    var all = new ArrayList<Class<?>>(RESOURCES);
    all.addAll(others);
    return ApiDescription.json(ApiDescription.of(all, publicUrl));
  }

  private void filters(Environment environment) {
    var secure = isSecure();
    var browsers = config.browsers();
    first(environment, "request-ids", new RequestIds());
    first(environment, "leftovers", new Leftovers());
    first(environment, "security-headers", new SecurityHeaders(browsers, secure));
    first(environment, "cross-origin", new CrossOrigin(browsers.origins()));
  }

  private boolean isSecure() {
    return "https".equals(config.publicUrl().getScheme());
  }

  private static void first(Environment environment, String name, Filter filter) {
    var everything = EnumSet.of(DispatcherType.REQUEST);
    environment.servlets().addFilter(name, filter).addMappingForUrlPatterns(everything, true, "/*");
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
  public record Config(URI publicUrl, List<String> linkSecrets, Browsers browsers) {
    private static final int SHORTEST_SECRET = 32;

    /** What browsers are allowed. */
    public record Browsers(Set<String> origins, boolean counted, Set<String> framedBy) {
      /** Nothing but our own pages. */
      public static final Browsers OURS = new Browsers(Set.of(), false, Set.of());

      /**
       * Something more.
       *
       * @param origins whose pages may call the API, such as {@code https://partner.example}
       * @param counted whether our pages have a counter of Yandex Metrika
       * @param framedBy whose pages may show Mini Apps besides Telegram's; a port may be {@code *}
       */
      public Browsers {
        origins = Set.copyOf(origins);
        framedBy = Set.copyOf(framedBy);
        if (!framedBy.stream()
            .allMatch(origin -> origin.matches("https?://[a-z0-9.-]+(:[0-9*]+)?"))) {
          throw new IllegalArgumentException("who frames is named like http://localhost:8090");
        }
        if (!origins.stream().allMatch(origin -> origin.matches("https?://[a-z0-9.:-]+"))) {
          throw new IllegalArgumentException("an origin looks like https://partner.example");
        }
      }
    }

    public Config(URI publicUrl, List<String> linkSecrets) {
      this(publicUrl, linkSecrets, Browsers.OURS);
    }

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
