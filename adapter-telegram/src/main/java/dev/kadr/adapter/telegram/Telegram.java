package dev.kadr.adapter.telegram;

import dev.kadr.ports.Leadership;
import dev.kadr.ports.Probe;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.accounts.CodeCourier;
import dev.kadr.ports.accounts.OpenIdLogin;
import dev.kadr.ports.accounts.TelegramIdentity;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.SendPauses;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/** The door to Telegram: hands out the messenger, and lets the bot listen once all is wired. */
public final class Telegram implements AutoCloseable {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final Config config;
  private final Clock clock;
  private final BotApi api;
  private final HttpClient http;
  private final Telemetry telemetry;
  private final Bell bell = new Bell();
  private final WebhookHealth health = new WebhookHealth();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  /**
   * Where the bot lives.
   *
   * @param token as BotFather gave it, such as {@code 7000000001:…}; never logged
   * @param apiUrl the Bot API's base, without a path; plain http for loopback addresses only
   * @param node this process among many, for claims
   * @param miniApps the site with the Mini Apps, without a slash at the end; absent: none is
   *     offered
   */
  public record Config(
      String token,
      URI apiUrl,
      String node,
      Intake intake,
      Patience patience,
      Optional<URI> miniApps) {
    private static final Pattern TOKEN = Pattern.compile("\\d+:\\S+");

    public Config {
      if (!TOKEN.matcher(token).matches()) {
        throw new IllegalArgumentException("TELEGRAM_BOT_TOKEN looks like 123456:ABC…");
      }
      requireSafe("TELEGRAM_API_URL", apiUrl);
      miniApps.ifPresent(site -> requireSafe("PUBLIC_URL, for Mini Apps,", site));
    }

    /** A bot without Mini Apps. */
    public Config(String token, URI apiUrl, String node, Intake intake, Patience patience) {
      this(token, apiUrl, node, intake, patience, Optional.empty());
    }

    @Override
    public String toString() {
      return "Telegram.Config[" + apiUrl + "]"; // never the token
    }
  }

  /**
   * How long things may take.
   *
   * @param connect until there is a connection
   * @param call one call, an upload included
   * @param lease after how much silence of a node its chats are another's
   */
  public record Patience(Duration connect, Duration call, Duration lease) {
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofSeconds(12));

    /** The same with another lease. */
    public Patience leasing(Duration other) {
      return new Patience(connect, call, other);
    }
  }

  /** How updates come to us. */
  public sealed interface Intake {
    /** One node asks for them. */
    record Polling() implements Intake {}

    /**
     * Telegram sends them to whichever node it reaches.
     *
     * @param url our route as the world reaches it; plain http for loopback addresses only
     * @param secret 1 to 256 of {@code A-Za-z0-9_-}, which Telegram sends along; never logged
     */
    record Webhook(URI url, String secret) implements Intake {
      private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

      /** Where Telegram sends to (Bot API, setWebhook). */
      private static final Set<Integer> PORTS = Set.of(-1, 443, 80, 88, 8443);

      public Webhook {
        if (!SECRET.matcher(secret).matches()) {
          throw new IllegalArgumentException(
              "TELEGRAM_WEBHOOK_SECRET has 1 to 256 characters of A-Z, a-z, 0-9, _ and -");
        }
        requireSafe("PUBLIC_URL, for the webhook,", url);
        if (!LOOPBACK.contains(url.getHost()) && !PORTS.contains(url.getPort())) {
          throw new IllegalArgumentException(
              "PUBLIC_URL: Telegram sends to the ports 443, 80, 88 and 8443 only");
        }
      }

      @Override
      public String toString() {
        return "Webhook[" + url + "]"; // never the secret
      }
    }
  }

  private static void requireSafe(String what, URI url) {
    var plain = "http".equals(url.getScheme());
    if (url.getHost() == null || (!plain && !"https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(what + " is not an http(s) address");
    }
    if (plain && !LOOPBACK.contains(url.getHost())) {
      throw new IllegalArgumentException(what + ": plain http is for loopback addresses only");
    }
  }

  private Telegram(Config config, SendPauses kept, Telemetry telemetry, Clock clock) {
    this.config = config;
    this.telemetry = telemetry;
    this.clock = clock;
    var pacer = new Pacer(clock);
    this.api = new BotApi(config, pacer, Pauses.recalled(pacer, kept, clock), telemetry);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.patience().connect())
            .build();
  }

  /**
   * Opens it; nobody is asked for anything yet.
   *
   * @param kept until when Telegram asked us to be quiet, as far as it was kept
   */
  public static Telegram open(Config config, SendPauses kept, Telemetry telemetry, Clock clock) {
    return new Telegram(config, kept, telemetry, clock);
  }

  /**
   * "Log in with Telegram", as BotFather set it up.
   *
   * @param clientId the bot's id
   * @param issuer without a slash at the end; plain http for loopback addresses only
   * @param redirect where browsers come back to
   */
  public record OpenId(String clientId, String secret, String issuer, URI redirect) {
    public OpenId {
      requireSafe("TELEGRAM_OIDC_ISSUER", URI.create(issuer));
    }

    @Override
    public String toString() {
      return "Telegram.OpenId[" + issuer + "]"; // never the secret
    }
  }

  /**
   * The site beside the bot.
   *
   * @param name what people know it by, such as {@code kadr.example}
   * @param links by which it asks the bot to sign somebody in
   */
  public record Site(String name, SignInUseCases.Links links) {}

  /** Tells what Telegram signed from what it did not. */
  public TelegramIdentity identity() {
    return new SignedByTelegram(config.token(), clock);
  }

  public OpenIdLogin openId(OpenId issuer) {
    return new TelegramOpenId(issuer, http, clock);
  }

  /**
   * Brings sign-in codes.
   *
   * @param site what people know the site by
   */
  public CodeCourier codes(String site) {
    return new TelegramCodes(api, site);
  }

  public CustomerMessenger messenger() {
    return new TelegramMessenger(api, new MiniApps(config.miniApps()));
  }

  /** What Telegram sends updates to. While they are polled it listens to nobody. */
  public List<Object> resources(UseCases useCases, UpdateInbox inbox) {
    var secret =
        switch (config.intake()) {
          case Intake.Polling polling -> Optional.<String>empty();
          case Intake.Webhook(var url, var word) -> Optional.of(word);
        };
    return List.of(new WebhookResource(secret, intake(useCases, inbox)));
  }

  private UpdateIntake intake(UseCases useCases, UpdateInbox inbox) {
    return new UpdateIntake(inbox, useCases.messaging().reportParkedUpdate(), clock, bell);
  }

  /**
   * Registers the commands and begins to listen; called once, when everything is wired.
   *
   * @param site that the bot can sign people in at
   * @param inbox where updates are stored before they are acknowledged
   */
  public void start(UseCases useCases, Site site, UpdateInbox inbox, Leadership leadership) {
    var apps = new MiniApps(config.miniApps());
    var files = new TelegramFiles(api, http, config);
    var handler = new UpdateHandler(api, files, useCases, site, apps);
    var pump =
        new UpdatePump(
            inbox,
            new Attempts(inbox, handler, useCases.messaging().reportParkedUpdate(), clock),
            new UpdatePump.Patience(handler, telemetry),
            new UpdatePump.Node(config.node(), config.patience().lease()),
            bell,
            clock);
    Thread.ofVirtual().name("telegram-commands").start(new CommandMenu(api)::register);
    Thread.ofVirtual().name("telegram-menu").start(() -> registerMenuButton(useCases, apps));
    pump.start();
    running.push(pump);
    switch (config.intake()) {
      case Intake.Polling polling -> {
        var feed = new UpdateFeed(http, config);
        var poller = new Poller(feed, intake(useCases, inbox), leadership, Poller.Pace.STANDARD);
        poller.start();
        running.push(poller);
      }
      case Intake.Webhook webhook -> {
        var bot = new WebhookBot(api, webhook, intake(useCases, inbox));
        var watch =
            new WebhookWatch(
                bot,
                new WebhookWatch.Told(health, useCases.messaging().reportWebhook()),
                clock,
                WebhookWatch.Pace.STANDARD);
        watch.start();
        running.push(watch);
      }
    }
  }

  private void registerMenuButton(UseCases useCases, MiniApps apps) {
    var models = useCases.selfService().catalogue().show().models();
    var first = models.stream().map(item -> item.model().id()).findFirst();
    new MenuButton(api, apps).register(first);
  }

  /** What came of registering the webhook by hand. */
  public sealed interface Registration {
    /**
     * Telegram sends updates there now.
     *
     * @param before where it sent them, empty when it was polled
     */
    record Registered(URI url, String before) implements Registration {}

    /** This bot is to be polled, and a webhook would end that. */
    record NotWanted() implements Registration {}

    record Failed(String why) implements Registration {}
  }

  /** Registers the webhook, beside a running server or without one; nothing is kept open. */
  public static Registration registerWebhook(Config config, Clock clock) {
    return switch (config.intake()) {
      case Intake.Polling polling -> new Registration.NotWanted();
      case Intake.Webhook webhook -> {
        try (var api = new BotApi(config, new Pacer(clock))) {
          yield registration(api, webhook);
        }
      }
    };
  }

  private static Registration registration(BotApi api, Intake.Webhook webhook) {
    var before =
        WebhookBot.look(api) instanceof Answer.Done<WebhookInfo>(var info)
            ? Objects.requireNonNullElse(info.getUrl(), "")
            : "";
    return switch (WebhookBot.register(api, webhook)) {
      case Answer.Done<Boolean> done -> new Registration.Registered(webhook.url(), before);
      case Answer.Later<Boolean>(var pause) ->
          new Registration.Failed(
              "Telegram is busy or away; try again in " + pause.toSeconds() + " s");
      case Answer.Refused<Boolean>(var why) -> new Registration.Failed(why);
      case Answer.Blocked<Boolean>(var why) -> new Registration.Failed(why);
      case Answer.Unknown<Boolean>(var why) -> new Registration.Failed("no clear answer: " + why);
    };
  }

  /**
   * Whether Telegram hands its updates over, when it is to send them. No more than that: when it is
   * away, everything else goes on and what is to be said waits.
   */
  public List<Probe> probes() {
    return switch (config.intake()) {
      case Intake.Polling polling -> List.of();
      case Intake.Webhook webhook -> List.of(health);
    };
  }

  @Override
  public void close() {
    running.forEach(Telegram::close);
    running.clear();
    // Whatever is still under way by it belongs to nobody any more; close() alone would wait for
    // it.
    http.shutdownNow();
    http.close();
    api.close();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failed) {
      throw new IllegalStateException("a part of the bot did not stop", failed);
    }
  }
}
