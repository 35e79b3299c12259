package dev.kadr.app.signin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kadr.adapter.http.HttpApi;
import dev.kadr.adapter.telegram.Telegram;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Probe;
import dev.kadr.ports.RateLimits;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.HmacSeals;
import dev.kadr.ports.testkit.InMemoryBlobs;
import dev.kadr.ports.testkit.InMemoryDialogues;
import dev.kadr.ports.testkit.InMemoryEntrance;
import dev.kadr.ports.testkit.InMemoryLeadership;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemorySendPauses;
import dev.kadr.ports.testkit.InMemoryShowings;
import dev.kadr.ports.testkit.InMemoryUpdateInbox;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.ManualTaskRunner;
import dev.kadr.ports.testkit.RandomIds;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import dev.kadr.sandbox.telegram.TelegramSettings;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import dev.kadr.usecases.generation.SubmitWebApp;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.LoggerFactory;

/** The ways in over HTTP, with the bot in the sandbox's Telegram, over memory. */
final class SignInWorld extends Application<Configuration> {
  static final String TOKEN = TelegramSettings.MADE_UP_TOKEN;

  /** Long enough for other algorithms too: that it is refused with them is not for its length. */
  static final String KEY = "the session key of the tests, long enough for HS512 and its 64 bytes";

  static final String OLD_KEY = "the session key of last year, still good to verify";

  /** The test users of the sandbox. */
  static final long ANYA = 710_000_001;

  static final long BORIS = 710_000_002;

  final MovableClock clock = new MovableClock();
  final InMemoryWorld memory = new InMemoryWorld();
  final Sandbox sandbox = Sandbox.start(SandboxSettings.forTests(), clock);
  final ManualTaskRunner tasks = new ManualTaskRunner(memory);
  private final Telegram telegram;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> served = new TreeSet<>();
  private Server server = new Server();

  private SignInWorld() {
    telegram =
        Telegram.open(
            new Telegram.Config(
                TOKEN,
                sandbox.uri(),
                "node-1",
                new Telegram.Intake.Polling(),
                Telegram.Patience.USUAL),
            new InMemorySendPauses(clock),
            Telemetry.NONE,
            clock);
  }

  static SignInWorld start() throws Exception {
    var world = new SignInWorld();
    world.run("server", "sign-in-world.yml");
    return world;
  }

  @Override
  public void initialize(Bootstrap<Configuration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new ResourceConfigurationSourceProvider());
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    // at DEBUG Jetty writes down what goes over the wire, and nobody runs it so
    ((Logger) LoggerFactory.getLogger("dev.kadr")).setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
    environment.lifecycle().addServerLifecycleListener(started -> server = started);
    environment
        .lifecycle()
        .addServerLifecycleListener(
            started -> served.addAll(Routes.of(environment.jersey().getResourceConfig())));
    var publicUrl = URI.create("https://kadr.example");
    var http = HttpApi.open(new HttpApi.Config(publicUrl, List.of("a-secret-".repeat(4))), clock);
    var ports = ports(http);
    var useCases =
        UseCases.wire(
            ports,
            Fixtures.catalogue(),
            new Policy(Deadlines.STANDARD, new Capacity(1, 1), Policy.Pace.STANDARD, List.of()));
    var limits = HttpApi.limits(clock);
    var signIn = signIn(ports, limits);
    http.register(useCases, List.of(new Well()), new SimpleMeterRegistry(), environment);
    var entrance =
        new HttpApi.Entrance(
            publicUrl,
            Optional.of(URI.create("https://t.me/kadr_sandbox_bot")),
            List.of(KEY, OLD_KEY),
            List.of("the CSRF key of the tests"),
            List.of("127.0.0.0/8"),
            10);
    http.registerSignIn(entrance, signIn, limits, environment);
    var submit =
        new SubmitWebApp(
            signIn.admitWebApp(),
            useCases.selfService().create(),
            new SubmitWebApp.Brake(limits, entrance.submits()),
            memory.unitOfWork(),
            clock);
    tasks.start(useCases.taskHandlers());
    http.registerMiniApps(entrance, useCases, submit, environment);
    telegram.start(
        useCases,
        new Telegram.Site("kadr.example", signIn.links()),
        new InMemoryUpdateInbox(clock),
        new InMemoryLeadership());
  }

  private Ports ports(HttpApi http) {
    return new Ports(
        memory,
        new Ports.Studio(
            new ScriptedImageGenerator(Fixtures.GENAPI),
            new InMemoryPictures(),
            new InMemoryBlobs(clock),
            http.links()),
        new Ports.Chat(new InMemoryDialogues(clock), telegram.messenger(), new InMemoryShowings()),
        new Ports.Market(new ScriptedPaymentGateway(clock), new RecordingAnalytics()),
        new Ports.Surroundings(clock, new RandomIds(), Checkpoint.NONE, Telemetry.NONE));
  }

  private SignInUseCases signIn(Ports ports, RateLimits limits) {
    var entrance = new InMemoryEntrance();
    var issuer =
        new Telegram.OpenId(
            "7000000001",
            "sandbox-secret",
            sandbox.oidc().address(),
            URI.create("https://kadr.example/api/auth/oidc/callback"));
    return SignInUseCases.wire(
        ports,
        new SignInUseCases.Vouchers(
            telegram.identity(),
            Optional.of(telegram.openId(issuer)),
            telegram.codes("kadr.example")),
        new SignInUseCases.Register(
            entrance.sessions(),
            entrance.oneTimeKeys(),
            entrance.signInCodes(),
            entrance.signInLinks()),
        new SignInUseCases.Guard(
            HmacSeals.with("the sign-in key of the tests"),
            new SecureRandom()::nextBytes,
            limits,
            Runnable::run));
  }

  /** Somebody at an address of their own. */
  Browser browser() {
    return new Browser(uri(), http);
  }

  /** Every route that Jersey knows, such as {@code GET /health}. */
  Set<String> served() {
    return Set.copyOf(served);
  }

  URI uri() {
    var connector = (ServerConnector) server.getConnectors()[0];
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  void control(String action, String how) {
    sandbox.oidc().control(action, JsonNodeFactory.instance.objectNode().put("how", how));
  }

  /** All that was logged, exceptions too. */
  List<String> logged() {
    return List.copyOf(log.list).stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .toList();
  }

  void stop() throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    http.close();
    server.stop();
    telegram.close();
    sandbox.close();
  }

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
