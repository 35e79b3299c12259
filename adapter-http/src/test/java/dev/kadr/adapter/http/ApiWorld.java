package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Probe;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryBlobs;
import dev.kadr.ports.testkit.InMemoryDialogues;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemoryShowings;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.ManualTaskRunner;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.RandomIds;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.ports.testkit.RecordingTelemetry;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The whole API over HTTP and memory; whoever sends an account's id as a token is that account. */
final class ApiWorld extends Application<Configuration> {
  static final String PARTNER = "https://partner.example";

  final MutableClock clock = MutableClock.atNow();
  final InMemoryWorld world = new InMemoryWorld();
  final InMemoryBlobs blobs = new InMemoryBlobs(clock);
  final ScriptedImageGenerator provider = new ScriptedImageGenerator(Fixtures.GENAPI);
  final ManualTaskRunner tasks = new ManualTaskRunner(world);
  final ScriptedPaymentGateway gateway = new ScriptedPaymentGateway(clock);
  final MeterRegistry meters = new SimpleMeterRegistry();
  final UseCases does;
  private final HttpApi http;
  private final Ports ports;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private Server server = new Server();

  private ApiWorld() {
    var config =
        new HttpApi.Config(
            URI.create("https://kadr.example"),
            List.of("a-secret-".repeat(4)),
            new HttpApi.Config.Browsers(Set.of(PARTNER), false, Set.of()));
    http = HttpApi.open(config, clock);
    ports =
        new Ports(
            world,
            new Ports.Studio(provider, new InMemoryPictures(), blobs, http.links()),
            new Ports.Chat(
                new InMemoryDialogues(clock), new RecordingMessenger(), new InMemoryShowings()),
            new Ports.Market(gateway, new RecordingAnalytics()),
            new Ports.Surroundings(
                clock, new RandomIds(), Checkpoint.NONE, new RecordingTelemetry()));
    does =
        UseCases.wire(
            ports,
            Fixtures.catalogue(),
            new Policy(Deadlines.STANDARD, new Capacity(50, 50), Policy.Pace.STANDARD, List.of()));
    tasks.start(does.taskHandlers());
  }

  static ApiWorld start() throws Exception {
    var world = new ApiWorld();
    world.run("server", "running-api.yml");
    return world;
  }

  void stop() throws Exception {
    client.close();
    server.stop();
  }

  @Override
  public void initialize(Bootstrap<Configuration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new ResourceConfigurationSourceProvider());
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    environment.lifecycle().addServerLifecycleListener(started -> server = started);
    environment.jersey().register(new TokensAreIds());
    http.register(does, List.of(new Well()), meters, environment);
    http.registerMiniApps(MiniApps.ENTRANCE, does, MiniApps.submit(ports, does), environment);
  }

  /** Somebody with starter credits. */
  AccountId newcomer() {
    return open().id();
  }

  Account open() {
    return does.accounts()
        .open()
        .open(Fixtures.identity(), Fixtures.profile(), Fixtures.chat())
        .account();
  }

  URI at(String path) {
    var connector = (ServerConnector) server.getConnectors()[0];
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
  }

  /** Lets everything that is due happen, until a request is over. */
  void finish(GenerationId id) {
    for (var round = 0; round < 50; round++) {
      clock.advance(Duration.ofSeconds(15));
      tasks.runDue(clock.instant());
      if (world.generations().find(id).orElseThrow().trail().progress() == 100) {
        return;
      }
    }
    throw new IllegalStateException("it does not end");
  }

  Call call(String method, String path) {
    return new Call(HttpRequest.newBuilder(at(path)), method, BodyPublishers.noBody());
  }

  /** One call in the making. */
  final class Call {
    private final HttpRequest.Builder request;
    private final String method;
    private HttpRequest.BodyPublisher body;

    private Call(HttpRequest.Builder request, String method, HttpRequest.BodyPublisher body) {
      this.request = request;
      this.method = method;
      this.body = body;
    }

    Call as(AccountId account) {
      return with("Authorization", "Bearer " + account.value());
    }

    Call with(String header, String value) {
      request.header(header, value);
      return this;
    }

    Call json(String text) {
      body = BodyPublishers.ofString(text);
      return with("Content-Type", "application/json");
    }

    Call photo(byte[] bytes) {
      return form(part("file", "photo.png", bytes) + "--border--\r\n");
    }

    /** A multipart body as it goes over the wire. */
    Call form(String text) {
      body = BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.ISO_8859_1));
      return with("Content-Type", "multipart/form-data; boundary=border");
    }

    Answer send() {
      try {
        return new Answer(
            client.send(request.method(method, body).build(), BodyHandlers.ofByteArray()));
      } catch (IOException broken) {
        throw new UncheckedIOException(method + " " + request.build().uri(), broken);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  static String part(String name, String file, byte[] bytes) {
    return "--border\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\""
        + file
        + "\"\r\nContent-Type: image/png\r\n\r\n"
        + new String(bytes, StandardCharsets.ISO_8859_1)
        + "\r\n";
  }

  /** What came back. */
  final class Answer {
    private final HttpResponse<byte[]> response;

    private Answer(HttpResponse<byte[]> response) {
      this.response = response;
    }

    int status() {
      return response.statusCode();
    }

    byte[] bytes() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return String.join(", ", response.headers().allValues(name));
    }

    JsonNode json() {
      try {
        return json.readTree(response.body());
      } catch (IOException none) {
        throw new UncheckedIOException(text(), none);
      }
    }

    /** Status and type of a problem, such as {@code 404 not-found}. */
    String problem() {
      return status() + " " + json().path("type").asText();
    }

    /** The fields that a refusal names. */
    List<String> fields() {
      return Stream.of(json().path("errors"))
          .flatMap(
              errors -> {
                Stream.Builder<String> names = Stream.builder();
                errors.forEach(error -> names.add(error.path("field").asText()));
                return names.build();
              })
          .toList();
    }
  }

  /** Stands where sessions are found; what a session is proved by is not what is tested here. */
  private static final class TokensAreIds implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
      var asked =
          Stream.of(resource.getResourceMethod().getParameters())
              .anyMatch(parameter -> parameter.isAnnotationPresent(Auth.class));
      if (asked) {
        context.register((ContainerRequestFilter) TokensAreIds::filter, 1_000);
      }
    }

    private static void filter(ContainerRequestContext request) {
      account(request)
          .ifPresentOrElse(
              account ->
                  request.setProperty(
                      SessionFilter.SESSION,
                      new Session(new SessionId(account.value()), account, Session.Carrier.BEARER)),
              () -> request.abortWith(Problems.unauthorized("unauthenticated", "sign in")));
    }

    private static Optional<AccountId> account(ContainerRequestContext request) {
      return Optional.ofNullable(request.getHeaderString("Authorization"))
          .filter(header -> header.matches("Bearer [0-9a-f-]{36}"))
          .map(header -> new AccountId(UUID.fromString(header.substring(7))));
    }
  }

  /** Dropwizard is not to complain in the log that nothing is looked at. */
  private record Well() implements Probe {
    @Override
    public String name() {
      return "memory";
    }

    @Override
    public Finding check() {
      return new Finding.Healthy();
    }
  }
}
