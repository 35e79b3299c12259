package dev.kadr.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Measures the whole product against what its PostgreSQL can do with the same work written as one
 * statement: A is a submit, B a payment from its notification to its grant.
 *
 * <p>{@code Benchmark <checkout> <folder> <seconds>}: started by run.sh.
 */
public final class Benchmark {
  static final String PRODUCT = "kadr";
  static final String CEILING = "ceiling";

  /** So long the JVM is busy with compiling what is hot, on the processors that are measured. */
  private static final int WARM_UP_SECONDS = 30;

  private static final int DUPLICATES_SECONDS = 5;

  /** More than any machine of today pays for in so many seconds, both sides together. */
  private static final int ORDERS_A_SECOND = 6_000;

  private static final int FIRST_WARM = 1;

  private final Path code;
  private final int seconds;
  private final Ground ground;
  private final Programs programs;
  private final Product product;
  private final Load load;
  private final Path folder;

  private Benchmark(
      Path root, Path folder, int seconds, Ground ground, Programs programs, Shop shop)
      throws IOException {
    this.code = root.resolve("benchmarks");
    this.seconds = seconds;
    this.ground = ground;
    this.programs = programs;
    this.folder = folder;
    this.product = new Product(programs, root, folder, ground, shop);
    this.load = new Load(programs, code.resolve("load"));
  }

  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[0]).toAbsolutePath().normalize();
    var folder = Path.of(arguments[1]).toAbsolutePath();
    var seconds = Integer.parseInt(arguments[2]);
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    System.setProperty("sun.net.httpserver.nodelay", "true"); // or every answer waits 40 ms
    var programs = new Programs(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(programs::close)); // Ctrl-C ends them too
    var ground = Ground.open(folder.resolve("postgres"));
    try (ground;
        programs;
        var shop = Shop.open()) {
      new Benchmark(root, folder, seconds, ground, programs, shop).run();
    }
  }

  private void run() throws Exception {
    say("Preparing two databases with the same buyers and orders …");
    ground.execute("postgres", "CREATE DATABASE " + PRODUCT);
    product.command("migrate");
    Seed.sow(ground, code.resolve("sql"), ORDERS_A_SECOND * seconds * 2);
    var before = ceilings("first");
    say("Starting the service …");
    var service = product.start();
    var table = new Table(service.cpu(), ground.cpu());
    payments(table);
    submits(table);
    Programs.stop(service.process());
    var after = ceilings("second");
    table.ceilings(before, after);
    truth(table);
    System.out.println(table);
    System.out.println("check-ledger: " + product.command("check-ledger").strip());
    if (table.isFaulty()) {
      System.exit(1);
    }
  }

  private Ceilings ceilings(String which) throws IOException, InterruptedException, SQLException {
    say("PostgreSQL alone, the %s time …".formatted(which));
    var submits = load.pgbench(code.resolve("sql/submit.sql"), seconds, ground);
    var payments = load.pgbench(code.resolve("sql/payment.sql"), seconds, ground);
    var turns = ground.count(CEILING, "SELECT last_value FROM benchmark_turn");
    if (turns > (long) ORDERS_A_SECOND * seconds * 2) {
      throw new IOException("this machine paid for every seeded order: measure fewer seconds");
    }
    return new Ceilings(submits, payments);
  }

  /** What PostgreSQL does alone, a second. */
  record Ceilings(double submits, double payments) {}

  private void payments(Table table) throws Exception {
    say("B: warming up …");
    var following = notify(WARM_UP_SECONDS, FIRST_WARM, "new").figure("following");
    awaitGrants();
    say("B: payments …");
    var paidBefore = grants();
    var watch = table.watch();
    var heard = notify(seconds, following + Load.THREADS, "new");
    awaitGrants();
    var granted = grants() - paidBefore;
    table.payments(heard, granted, watch.stop(granted));
    say("B: the same notifications again …");
    watch = table.watch();
    var again = notify(DUPLICATES_SECONDS, following + Load.THREADS, "again");
    table.duplicates(again, watch.stop(again.accepted()), grants() - paidBefore - granted);
  }

  private Load.Heard notify(int duration, long first, String kind)
      throws IOException, InterruptedException {
    return load.wrk(
        "notify.lua",
        duration,
        product.base(),
        Map.of("FIRST", "" + first, "STEP", "" + Load.THREADS, "KIND", kind));
  }

  private long grants() throws SQLException {
    return ground.count(PRODUCT, "SELECT count(*) FROM grants WHERE origin = 'purchase'");
  }

  /** Whoever was told of is paid for when nothing is left to be read back. */
  private void awaitGrants() throws SQLException, InterruptedException, IOException {
    var end = System.nanoTime() + 120_000_000_000L;
    while (ground.count(
            PRODUCT, "SELECT count(*) FROM payment_notifications WHERE status <> 'settled'")
        > 0) {
      if (System.nanoTime() > end) {
        throw new IOException("notifications are not read back");
      }
      Thread.sleep(50);
    }
  }

  private void submits(Table table) throws Exception {
    var tokens = Buyers.signIn(product.base());
    var rich = Files.write(folder.resolve("rich"), tokens.subList(0, tokens.size() - 1));
    var poor = Files.write(folder.resolve("poor"), List.of(tokens.getLast()));
    say("A: warming up …");
    submit(WARM_UP_SECONDS, rich, "warm");
    say("A: submits …");
    var watch = table.watch();
    var heard = submit(seconds, rich, "run");
    table.submits(heard, watch.stop(heard.accepted()));
    say("A: somebody without credits …");
    table.poor(submit(1, poor, "poor"));
  }

  private Load.Heard submit(int duration, Path tokens, String name)
      throws IOException, InterruptedException {
    var ids = folder.resolve("ids-" + name).toString();
    return load.wrk(
        "submit.lua",
        duration,
        product.base(),
        Map.of("TOKENS", tokens.toString(), "RUN", name, "IDS", ids));
  }

  /** I8: what was answered is there, and nothing that was refused. */
  private void truth(Table table) throws IOException, SQLException {
    for (var run : List.of("warm", "run", "poor")) {
      var ids = Files.readAllLines(folder.resolve("ids-" + run));
      var found =
          ground.count(
              PRODUCT,
              "SELECT count(*) FROM generation_requests WHERE id = ANY ('{%s}')"
                  .formatted(String.join(",", ids)));
      var kept =
          ground.count(
              PRODUCT,
              "SELECT count(*) FROM generation_requests WHERE submit_key LIKE 'api:%s-%%'"
                  .formatted(run));
      table.truth(run, ids.size(), found, kept);
    }
  }

  private static void say(String words) {
    System.err.println(words);
  }
}
