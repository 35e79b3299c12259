package dev.kadr.app.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.adapter.telegram.Telegram;
import dev.kadr.adapter.telegram.WebhookResource;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.HmacSeals;
import dev.kadr.ports.testkit.InMemoryEntrance;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemoryRateLimits;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.telegram.TelegramSettings;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** One node's bot inside a test: the real door to Telegram over a PostgreSQL that others share. */
final class BotNode implements AutoCloseable {
  static final String SECRET = "s3cret_Token-1";
  private static final Clock CLOCK = Clock.systemUTC();

  private final Persistence persistence;
  private final Telegram telegram;
  private final Ports ports;
  private final UseCases useCases;
  private final UpdateInbox inbox;
  private final HttpServer server;

  BotNode(Persistence persistence, UpdateInbox inbox, Sandbox sandbox, Setup setup) {
    this.persistence = persistence;
    this.inbox = inbox;
    this.server = server();
    this.telegram =
        Telegram.open(
            new Telegram.Config(
                TelegramSettings.MADE_UP_TOKEN,
                sandbox.uri(),
                setup.name(),
                setup.webhook()
                    ? new Telegram.Intake.Webhook(url(), SECRET)
                    : new Telegram.Intake.Polling(),
                Telegram.Patience.USUAL.leasing(setup.lease())),
            persistence.sendPauses(),
            Telemetry.NONE,
            CLOCK);
    this.ports = ports();
    this.useCases = wire();
    telegram.resources(useCases, inbox).stream()
        .map(WebhookResource.class::cast)
        .forEach(resource -> server.createContext("/telegram/webhook", it -> answer(it, resource)));
    server.start();
  }

  /** How this node is set up. */
  record Setup(String name, boolean webhook, Duration lease) {
    static Setup polling(String name) {
      return new Setup(name, false, Duration.ofSeconds(3));
    }

    static Setup webhook(String name) {
      return new Setup(name, true, Duration.ofSeconds(3));
    }
  }

  private static HttpServer server() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      return made;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/telegram/webhook");
  }

  /** Sends it what Telegram sends; the status of the answer. */
  int post(String update) {
    var request =
        HttpRequest.newBuilder(url())
            .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
            .POST(HttpRequest.BodyPublishers.ofString(update))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }

  private static void answer(HttpExchange exchange, WebhookResource resource) throws IOException {
    var secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
    var answer = resource.receive(secret, exchange.getRequestBody());
    exchange.sendResponseHeaders(answer.getStatus(), -1);
    exchange.close();
  }

  private Ports ports() {
    return new Ports(
        persistence,
        new Ports.Studio(
            new ScriptedImageGenerator(Fixtures.GENAPI),
            new InMemoryPictures(),
            persistence.blobs(),
            new InMemoryFileLinks(CLOCK)),
        new Ports.Chat(persistence.dialogues(), telegram.messenger(), persistence.showings()),
        new Ports.Market(new ScriptedPaymentGateway(CLOCK), new RecordingAnalytics()),
        new Ports.Surroundings(CLOCK, persistence.ids(), Checkpoint.NONE, Telemetry.NONE));
  }

  private UseCases wire() {
    return UseCases.wire(ports, Fixtures.catalogue(), eager());
  }

  /** Looks at the provider more often than anybody would: nobody waits for its callbacks here. */
  static Policy eager() {
    var usual = Policy.Pace.STANDARD;
    var pace =
        new Policy.Pace(
            Duration.ofMillis(200),
            usual.place(),
            usual.afterTimeOut(),
            usual.givenUpAfter(),
            usual.refetch(),
            usual.sweep());
    return new Policy(Deadlines.STANDARD, new Capacity(64, 3), pace, List.of());
  }

  BotNode start() {
    telegram.start(useCases, site(telegram, ports), inbox, persistence.leadership());
    return this;
  }

  /** Nobody signs in here; the bot only has to know where they would. */
  static Telegram.Site site(Telegram telegram, Ports ports) {
    var entrance = new InMemoryEntrance();
    var signIn =
        SignInUseCases.wire(
            ports,
            new SignInUseCases.Vouchers(
                telegram.identity(), Optional.empty(), telegram.codes("kadr.example")),
            new SignInUseCases.Register(
                entrance.sessions(),
                entrance.oneTimeKeys(),
                entrance.signInCodes(),
                entrance.signInLinks()),
            new SignInUseCases.Guard(
                HmacSeals.with("a key of the tests"),
                new SecureRandom()::nextBytes,
                new InMemoryRateLimits(CLOCK),
                Runnable::run));
    return new Telegram.Site("kadr.example", signIn.links());
  }

  CustomerMessenger messenger() {
    return telegram.messenger();
  }

  UseCases does() {
    return useCases;
  }

  /** Stops as a server does: the bot first, then the port. */
  @Override
  public void close() {
    telegram.close();
    server.stop(0);
  }
}
