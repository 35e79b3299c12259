package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.Leadership;
import dev.kadr.ports.Probe;
import dev.kadr.ports.accounts.CodeCourier;
import dev.kadr.ports.accounts.OpenIdLogin;
import dev.kadr.ports.accounts.TelegramIdentity;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;

/** The door to Telegram: hands out the messenger, and lets the bot listen once all is wired. */
public final class Telegram implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Telegram.class);

  private final Config config;
  private final Clock clock;
  private final BotApi api;
  private final HttpClient http;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  /**
   * Where the bot lives.
   *
   * @param token as BotFather gave it, such as {@code 7000000001:…}; never logged
   * @param apiUrl the Bot API's base, without a path; plain http for loopback addresses only
   * @param node this process among many, for claims
   * @param callTimeout for one call, an upload included
   */
  public record Config(
      String token, URI apiUrl, String node, Duration connectTimeout, Duration callTimeout) {
    private static final Pattern TOKEN = Pattern.compile("\\d+:\\S+");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public Config {
      if (!TOKEN.matcher(token).matches()) {
        throw new IllegalArgumentException("TELEGRAM_BOT_TOKEN looks like 123456:ABC…");
      }
      requireSafe("TELEGRAM_API_URL", apiUrl);
    }

    static void requireSafe(String name, URI address) {
      var plain = "http".equals(address.getScheme());
      if (address.getHost() == null || (!plain && !"https".equals(address.getScheme()))) {
        throw new IllegalArgumentException(name + " is not an http(s) address");
      }
      if (plain && !LOOPBACK.contains(address.getHost())) {
        throw new IllegalArgumentException(name + ": plain http is for loopback addresses only");
      }
    }

    @Override
    public String toString() {
      return "Telegram.Config[" + apiUrl + "]"; // never the token
    }
  }

  private Telegram(Config config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.api = new BotApi(config, new Pacer(clock));
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  public static Telegram open(Config config, Clock clock) {
    return new Telegram(config, clock);
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
      Config.requireSafe("TELEGRAM_OIDC_ISSUER", URI.create(issuer));
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
    return new TelegramMessenger(api);
  }

  /**
   * Registers the commands and begins to listen; called once, when everything is wired.
   *
   * @param site that the bot can sign people in at
   * @param inbox where updates are stored before they are acknowledged
   */
  public void start(UseCases useCases, Site site, UpdateInbox inbox, Leadership leadership) {
    var handler = new UpdateHandler(api, new TelegramFiles(api, http, config), useCases, site);
    var pump =
        new UpdatePump(
            inbox, handler, useCases.messaging().reportParkedUpdate(), config.node(), clock);
    var feed = new UpdateFeed(http, config);
    var poller = new Poller(feed, inbox, leadership, pump::wake, clock, Poller.Pace.STANDARD);
    Thread.ofVirtual().name("telegram-commands").start(this::registerCommands);
    pump.start();
    running.push(pump);
    poller.start();
    running.push(poller);
  }

  /** Nothing waits for it: a bot without a menu is still a bot. */
  private void registerCommands() {
    for (var language : Language.values()) {
      register(language, Optional.of(language.tag()));
    }
    register(Language.RU, Optional.empty());
  }

  /** Without a tag: for everybody whose language has no menu of its own. */
  private void register(Language language, Optional<String> tag) {
    var texts = Texts.in(language);
    var commands =
        CommandReplies.COMMANDS.stream()
            .map(command -> new BotCommand(command, texts.plain("command." + command)))
            .toList();
    var order = SetMyCommands.builder().commands(commands);
    tag.ifPresent(order::languageCode);
    if (!(api.call(client -> client.execute(order.build())) instanceof Answer.Done<?>)) {
      LOG.warn("the commands could not be registered for language {}", tag.orElse("any"));
    }
  }

  /** None: when Telegram is away, everything else goes on and what is to be said waits. */
  public List<Probe> probes() {
    return List.of();
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
