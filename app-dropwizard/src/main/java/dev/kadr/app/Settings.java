package dev.kadr.app;

import dev.kadr.adapter.generation.Generation;
import dev.kadr.adapter.http.HttpApi;
import dev.kadr.adapter.payments.Payments;
import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.adapter.telegram.Telegram;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.catalogue.Seller;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.ports.Seals;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.usecases.Policy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of the environment, made into what each door asks for.
 *
 * <p>In sandbox mode every outside service without its key is the local stand-in; in live mode all
 * missing settings are named at once.
 */
record Settings(Map<String, String> values) {
  private static final Path VAR = Path.of("var");
  private static final int POOL_SIZE = 20;
  private static final String TELEGRAM = "https://api.telegram.org";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Pages of this machine, such as the stand-in's chat, which opens Mini Apps. */
  private static final Set<String> STAGES = Set.of("http://127.0.0.1:*", "http://localhost:*");

  private static final String POLLING = "polling";
  private static final String WEBHOOK = "webhook";
  private static final String WEBHOOK_SECRET = "TELEGRAM_WEBHOOK_SECRET";
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final String SANDBOX_BOT = "kadr_sandbox_bot";
  private static final int SUBMITS_PER_MINUTE = 10;

  /** Without these nobody can be served for real (CONTRACT, "Settings"). */
  private static final List<String> REQUIRED =
      List.of(
          "PUBLIC_URL",
          "DATABASE_URL",
          "TELEGRAM_BOT_TOKEN",
          "GEN_API_KEY",
          "YOOKASSA_SHOP_ID",
          "YOOKASSA_SECRET_KEY",
          "JWT_SECRET");

  /** The start is refused, with everything that is to be mended. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Looks at everything that can be judged without asking anybody.
   *
   * @throws Refused naming all missing settings
   */
  Settings checked() {
    var mode = get("KADR_MODE");
    if (!mode.equals("sandbox") && !mode.equals("live")) {
      throw new Refused("KADR_MODE is sandbox or live, not \"" + mode + "\"");
    }
    var updates = or("TELEGRAM_MODE", POLLING);
    if (!updates.equals(POLLING) && !updates.equals(WEBHOOK)) {
      throw new Refused("TELEGRAM_MODE is polling or webhook, not \"" + updates + "\"");
    }
    var missing = required().filter(name -> get(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new Refused(
          (isLive() ? "KADR_MODE=live" : "TELEGRAM_MODE=webhook")
              + " needs these settings, which are missing: "
              + String.join(", ", missing)
              + ". Each is explained in .env.example.");
    }
    if (isWebhook() && !SECRET.matcher(get(WEBHOOK_SECRET)).matches()) {
      throw new Refused(
          WEBHOOK_SECRET + " has 1 to 256 characters of A-Z, a-z, 0-9, _ and -, as Telegram asks");
    }
    return this;
  }

  private Stream<String> required() {
    return Stream.concat(
        isLive() ? REQUIRED.stream() : Stream.of(),
        isWebhook() ? Stream.of(WEBHOOK_SECRET) : Stream.of());
  }

  private boolean isWebhook() {
    return get("TELEGRAM_MODE").equals(WEBHOOK);
  }

  boolean isLive() {
    return get("KADR_MODE").equals("live");
  }

  /** Where the process is to stop; nowhere in live mode. */
  Optional<String> failpoint() {
    return isLive() ? Optional.empty() : find("KADR_FAILPOINT");
  }

  Persistence.Config persistence() {
    return new Persistence.Config(
        find("DATABASE_URL"),
        VAR.resolve("postgres"),
        or("BLOB_URL", "file:" + VAR.resolve("blobs")),
        POOL_SIZE,
        node(),
        taskPace());
  }

  private Persistence.TaskPace taskPace() {
    var usual = Persistence.TaskPace.USUAL;
    return new Persistence.TaskPace(
        usual.polling(),
        number("HEARTBEAT_MILLIS").map(Duration::ofMillis).orElse(usual.heartbeat()),
        usual.atOnce(),
        usual.farewell());
  }

  Telegram.Config telegram() {
    return new Telegram.Config(
        or("TELEGRAM_BOT_TOKEN", "7000000001:SANDBOX_only_not_a_real_token"),
        telegramApi(),
        node(),
        isWebhook() ? webhook() : new Telegram.Intake.Polling(),
        Telegram.Patience.USUAL.leasing(lease()),
        miniApps());
  }

  private URI telegramApi() {
    return URI.create(or("TELEGRAM_API_URL", isLive() ? TELEGRAM : sandbox()));
  }

  /** Telegram opens pages by https only; a stand-in opens those of this machine as well. */
  private Optional<URI> miniApps() {
    var site = URI.create(publicUrl());
    var real = URI.create(TELEGRAM).getHost().equals(telegramApi().getHost());
    var here = !isLive() && !real && LOOPBACK.contains(String.valueOf(site.getHost()));
    return here || "https".equals(site.getScheme()) ? Optional.of(site) : Optional.empty();
  }

  private Telegram.Intake webhook() {
    try {
      return new Telegram.Intake.Webhook(
          URI.create(publicUrl() + "/telegram/webhook"), get(WEBHOOK_SECRET));
    } catch (IllegalArgumentException unusable) {
      throw new Refused(String.valueOf(unusable.getMessage()));
    }
  }

  /** A node says three times in a lease that it lives. */
  private Duration lease() {
    return number("HEARTBEAT_MILLIS")
        .map(millis -> Duration.ofMillis(3 * millis))
        .orElse(Telegram.Patience.USUAL.lease());
  }

  Generation.Config generation() {
    return new Generation.Config(
        new Generation.Account(
            URI.create(or("GEN_API_URL", isLive() ? "https://api.gen-api.ru" : sandbox())),
            or("GEN_API_KEY", "sk-sandbox")),
        new Generation.Callback(
            URI.create(or("CALLBACK_URL", publicUrl() + "/gen/callback")), secrets().callback()),
        fileHosts(),
        patience());
  }

  private Generation.Patience patience() {
    var usual = Generation.Patience.usual();
    return new Generation.Patience(
        usual.connect(),
        seconds("GEN_TIMEOUT_SECONDS", usual.create()),
        seconds("GEN_TIMEOUT_SECONDS", usual.read()),
        usual.fetch(),
        usual.rest());
  }

  HttpApi.Config http() {
    return new HttpApi.Config(
        URI.create(publicUrl()),
        secrets().fileLinks(),
        new HttpApi.Config.Browsers(
            list("CORS_ORIGINS").collect(Collectors.toSet()),
            find("METRIKA_COUNTER_ID").isPresent(),
            isLive() ? Set.of() : STAGES));
  }

  /** Who gets in, and how they are known again. */
  HttpApi.Entrance entrance() {
    return new HttpApi.Entrance(
        URI.create(publicUrl()),
        bot(),
        secrets().sessions(),
        secrets().csrf(),
        list("TRUSTED_PROXIES").toList(),
        number("SUBMIT_LIMIT_PER_MINUTE").map(Math::toIntExact).orElse(SUBMITS_PER_MINUTE));
  }

  /** Where people meet the bot: its address in Telegram, or the stand-in's chat page. */
  private Optional<URI> bot() {
    var username = find("TELEGRAM_BOT_USERNAME");
    return isLive() || find("TELEGRAM_API_URL").isPresent()
        ? username.map(name -> URI.create("https://t.me/" + name.replaceFirst("^@", "")))
        : Optional.of(URI.create(sandbox() + "/telegram/"));
  }

  Seals signInSeals() {
    return secrets().signIn();
  }

  Seals graveSeals() {
    return secrets().graves();
  }

  /** What people call the site. */
  String site() {
    return URI.create(publicUrl()).getAuthority();
  }

  /**
   * "Log in with Telegram"; the stand-in's in sandbox mode, in live mode only what BotFather set
   * up.
   */
  Optional<Telegram.OpenId> openId() {
    var issuer =
        or("TELEGRAM_OIDC_ISSUER", isLive() ? "https://oauth.telegram.org" : sandbox() + "/oidc");
    var redirect = URI.create(publicUrl() + "/api/auth/oidc/callback");
    return find("TELEGRAM_OIDC_CLIENT_ID")
        .or(() -> isLive() ? Optional.empty() : Optional.of("7000000001"))
        .map(
            client ->
                new Telegram.OpenId(
                    client, openIdSecret(), issuer.replaceAll("/+$", ""), redirect));
  }

  private String openIdSecret() {
    if (isLive() && find("TELEGRAM_OIDC_SECRET").isEmpty()) {
      throw new Refused("TELEGRAM_OIDC_CLIENT_ID needs TELEGRAM_OIDC_SECRET, which is missing");
    }
    return or("TELEGRAM_OIDC_SECRET", "sandbox-secret");
  }

  Payments.Config payments() {
    if (get("YOOKASSA_SHOP_ID").isEmpty() != get("YOOKASSA_SECRET_KEY").isEmpty()) {
      throw new Refused(
          "YOOKASSA_SHOP_ID and YOOKASSA_SECRET_KEY are given together or not at all");
    }
    var api = isLive() ? "https://api.yookassa.ru" : sandbox();
    return new Payments.Config(
        Optional.of(
            new Payments.Shop(
                URI.create(or("YOOKASSA_API_URL", api + "/v3")),
                or("YOOKASSA_SHOP_ID", "100500"),
                or("YOOKASSA_SECRET_KEY", "test_sandbox_only_not_a_real_key"))),
        new Payments.Back(publicUrl(), or("TELEGRAM_BOT_USERNAME", isLive() ? "" : SANDBOX_BOT)),
        receipts(),
        new Payments.Intake(list("YOOKASSA_NETWORKS").toList(), list("TRUSTED_PROXIES").toList()),
        Payments.Patience.USUAL);
  }

  /** YAML takes the words on and off of config.yml for true and false. */
  private Payments.Receipts receipts() {
    return switch (or("YOOKASSA_RECEIPTS", "off")) {
      case "off", "false" -> new Payments.Receipts.Off();
      case "on", "true" ->
          new Payments.Receipts.On(
              number("YOOKASSA_VAT_CODE").orElse(1L).intValue(),
              number("YOOKASSA_TAX_SYSTEM_CODE").map(Long::intValue));
      default -> throw new Refused("YOOKASSA_RECEIPTS is off or on");
    };
  }

  Policy policy(Capacity capacity, Policy.Retention retention, Seller seller) {
    var pace = Policy.Pace.STANDARD;
    var standard = Deadlines.STANDARD;
    return new Policy(
        new Deadlines(
            standard.queued(),
            standard.writing(),
            seconds("IMAGE_DEADLINE_SECONDS", standard.picture()),
            standard.video()),
        capacity,
        new Policy.Pace(
            seconds("POLL_SECONDS", pace.poll()),
            pace.place(),
            pace.afterTimeOut(),
            pace.givenUpAfter(),
            seconds("REFETCH_SECONDS", pace.refetch()),
            seconds("RECONCILE_SECONDS", pace.sweep())),
        retention,
        list("ADMIN_TELEGRAM_IDS").map(ChatId::new).toList(),
        seller);
  }

  private Secrets secrets() {
    return Secrets.of(list("JWT_SECRET").toList(), VAR.resolve("jwt.secret"));
  }

  private List<String> fileHosts() {
    var named = list("GEN_FILE_HOSTS").toList();
    return named.isEmpty() && !isLive() ? List.of(URI.create(sandbox()).getAuthority()) : named;
  }

  private String publicUrl() {
    return or("PUBLIC_URL", "http://127.0.0.1:" + get("PORT")).replaceAll("/+$", "");
  }

  private String sandbox() {
    return "http://127.0.0.1:" + get("SANDBOX_PORT");
  }

  /** A name that no other start has, so that claims of a dead process are never taken for ours. */
  private static String node() {
    return "node-" + UUID.randomUUID();
  }

  private Duration seconds(String name, Duration otherwise) {
    return number(name).map(Duration::ofSeconds).orElse(otherwise);
  }

  private Optional<Long> number(String name) {
    return find(name)
        .map(
            text -> {
              if (!text.matches("[1-9]\\d{0,5}")) {
                throw new Refused(name + " is a whole number from 1, not \"" + text + "\"");
              }
              return Long.parseLong(text);
            });
  }

  private Stream<String> list(String name) {
    return Stream.of(get(name).split(",")).map(String::strip).filter(item -> !item.isEmpty());
  }

  private String or(String name, String otherwise) {
    return find(name).orElse(otherwise);
  }

  private Optional<String> find(String name) {
    return Optional.of(get(name)).filter(value -> !value.isEmpty());
  }

  private String get(String name) {
    return values.getOrDefault(name, "").strip();
  }

  @Override
  public String toString() {
    return "Settings" + values.keySet(); // never the values: half of them are secrets
  }
}
