package dev.kadr.adapter.payments;

import dev.kadr.ports.Probe;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.usecases.UseCases;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The door to whoever takes money for us: the shop at YooKassa, if there is one. */
public record Payments(Config config, PaymentGateway gateway) implements AutoCloseable {

  /**
   * How money comes in.
   *
   * @param shop empty when nothing is for sale
   */
  public record Config(
      Optional<Shop> shop, Back back, Receipts receipts, Intake intake, Patience patience) {
    public Config {
      Senders.of(intake.networks(), intake.trustedProxies()); // so that a wrong one stops the start
    }
  }

  /**
   * Who may send notifications, by address or range; none means everybody.
   *
   * @param trustedProxies who may say on whose behalf they call
   */
  public record Intake(List<String> networks, List<String> trustedProxies) {
    public Intake {
      networks = List.copyOf(networks);
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /**
   * The shop as YooKassa knows it.
   *
   * @param url of the API, ending in {@code /v3}; plain http for loopback only
   * @param secretKey never logged
   */
  public record Shop(URI url, String id, String secretKey) {
    /** A test shop's secret keys begin so (YooKassa, "Test shop"). */
    private static final String TEST_KEY = "test_";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Shop {
      url = URI.create(url.toString().replaceAll("/+$", ""));
      requireSafe(url);
      if (!id.matches("[0-9A-Za-z-]{1,64}")) {
        throw new IllegalArgumentException("YOOKASSA_SHOP_ID is a number, as the cabinet shows it");
      }
      if (!secretKey.matches("[!-~]{1,255}")) {
        throw new IllegalArgumentException("YOOKASSA_SECRET_KEY is one word");
      }
    }

    private static void requireSafe(URI url) {
      var host = url.getHost();
      var safe =
          "https".equals(url.getScheme())
              || ("http".equals(url.getScheme()) && host != null && LOOPBACK.contains(host));
      if (host == null || !safe || url.getRawQuery() != null || url.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "YOOKASSA_API_URL is https://host/v3; plain http is for loopback addresses only");
      }
    }

    /** Whether its money is not real. */
    boolean isTest() {
      return secretKey.startsWith(TEST_KEY);
    }

    @Override
    public String toString() {
      return "Shop[" + id + " at " + url + "]"; // never the key: it ends up in logs
    }
  }

  /**
   * Where buyers come back to.
   *
   * @param publicUrl without a slash at the end
   * @param botName without an at sign; empty when it is not known, then to the site
   */
  public record Back(String publicUrl, String botName) {}

  /** Whether receipts are made (54-FZ). */
  public sealed interface Receipts {
    record Off() implements Receipts {}

    /**
     * With each payment, and with each refund of a part.
     *
     * @param vatCode 1 to 12, as YooKassa numbers the rates
     * @param taxSystem 1 to 6; absent for receipts that YooKassa itself makes
     */
    record On(int vatCode, Optional<Integer> taxSystem) implements Receipts {
      private static final int LAST_VAT_CODE = 12;
      private static final int LAST_TAX_SYSTEM = 6;

      public On {
        require("YOOKASSA_VAT_CODE", vatCode, LAST_VAT_CODE);
        taxSystem.ifPresent(code -> require("YOOKASSA_TAX_SYSTEM_CODE", code, LAST_TAX_SYSTEM));
      }

      private static void require(String name, int code, int last) {
        if (code < 1 || code > last) {
          throw new IllegalArgumentException(name + " is 1 to " + last + ", not " + code);
        }
      }
    }
  }

  /**
   * How long things may take.
   *
   * @param connect until there is a connection
   * @param answer until a whole answer is there
   */
  public record Patience(Duration connect, Duration answer) {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** YooKassa itself gives up after 30 seconds and then says so. */
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(40));

    public Patience {
      for (var limit : List.of(connect, answer)) {
        if (!limit.isPositive() || limit.compareTo(LONGEST) > 0) {
          throw new IllegalArgumentException("a limit is over 0 and at most 5 minutes");
        }
      }
    }
  }

  /** Opens it; nobody is asked for anything yet. */
  public static Payments open(Config config) {
    return new Payments(
        config,
        config
            .shop()
            .<PaymentGateway>map(shop -> new YooKassaPaymentGateway(shop, config))
            .orElseGet(NoGateway::new));
  }

  /** What YooKassa's notifications arrive at. */
  public List<Object> resources(UseCases useCases) {
    var senders = Senders.of(config.intake().networks(), config.intake().trustedProxies());
    return List.of(
        new YooKassaWebhookResource(senders, useCases.orders().notifications().accept()));
  }

  /** None: when nobody takes money, everything else goes on. */
  public List<Probe> probes() {
    return List.of();
  }

  @Override
  public void close() {
    if (gateway instanceof YooKassaPaymentGateway open) {
      open.close();
    }
  }
}
