package dev.kadr.sandbox;

import dev.kadr.sandbox.archive.Archive;
import dev.kadr.sandbox.genapi.GenApiSettings;
import dev.kadr.sandbox.genapi.GenApiStandIn;
import dev.kadr.sandbox.oidc.OidcStandIn;
import dev.kadr.sandbox.telegram.TelegramStandIn;
import dev.kadr.sandbox.yookassa.YooKassaSettings;
import dev.kadr.sandbox.yookassa.YooKassaStandIn;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The offline twin of the world around Kadr: every stand-in on one port of this machine, as a
 * program or inside a test.
 */
public final class Sandbox implements AutoCloseable {
  private static final String LOGGING = "dev/kadr/sandbox/logback.xml";
  private static final int FILE_LIMIT = 50 << 20;
  private static final long REQUEST_LIMIT = 120L << 20;
  private static final long IDLE_MILLIS = 90_000;

  private final Server server;
  private final ServerConnector connector;
  private final Archive archive;
  private final TelegramStandIn telegram;
  private final GenApiStandIn genApi;
  private final YooKassaStandIn yooKassa;
  private final OidcStandIn oidc;
  private final List<StandIn> standIns;

  private Sandbox(SandboxSettings settings, Clock clock) {
    server = new Server(threads());
    connector = connector(settings.port());
    archive = settings.folder().map(Archive::in).orElseGet(Archive::inMemory);
    telegram = new TelegramStandIn(settings.telegram(), clock, archive);
    // the port is known only once the server listens, so the address is asked for when needed
    var usual = GenApiSettings.usual(settings.genApiKey(), this::uri);
    genApi = new GenApiStandIn(usual.withDelay(settings.genDelay()), clock, archive);
    yooKassa =
        new YooKassaStandIn(YooKassaSettings.usual(settings.yooKassa(), this::uri), clock, archive);
    var client = settings.telegram().token().split(":", 2)[0];
    oidc = new OidcStandIn(this::uri, telegram::users, client, clock);
    standIns = List.of(telegram, genApi, yooKassa, oidc);
  }

  /** Waiting is what this server does most, so every request has its own virtual thread. */
  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(16);
    pool.setName("sandbox");
    pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return pool;
  }

  private ServerConnector connector(int port) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var one = new ServerConnector(server, new HttpConnectionFactory(http));
    one.setHost("127.0.0.1");
    one.setPort(port);
    // longer than the longest poll
    one.setIdleTimeout(IDLE_MILLIS);
    return one;
  }

  public static Sandbox start(SandboxSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  /** Starts with a clock of the caller's, for what expires. */
  public static Sandbox start(SandboxSettings settings, Clock clock) {
    var sandbox = new Sandbox(settings, clock);
    try {
      sandbox.open();
      return sandbox;
    } catch (IOException failed) {
      sandbox.close();
      throw new UncheckedIOException(failed.getMessage(), failed);
    }
  }

  private void open() throws IOException {
    server.addConnector(connector);
    var context = new ServletContextHandler();
    context.setMaxFormContentSize(1 << 20);
    context.addServlet(holder(new IndexServlet(standIns)), "");
    context.addServlet(holder(new ControlServlet(standIns)), "/control");
    context.addServlet(holder(new MischiefServlet(standIns)), "/mischief/*");
    for (var standIn : standIns) {
      standIn.servlets().forEach((path, servlet) -> context.addServlet(holder(servlet), path));
    }
    server.setHandler(context);
    try {
      server.start();
    } catch (IOException cannotListen) {
      throw cannotListen;
    } catch (Exception broken) {
      throw new IllegalStateException("the sandbox cannot start", broken);
    }
  }

  private static ServletHolder holder(HttpServlet servlet) {
    var holder = new ServletHolder(servlet);
    var folder = System.getProperty("java.io.tmpdir");
    // all in memory: whatever is taken in is kept there anyway
    var limits = new MultipartConfigElement(folder, FILE_LIMIT + 1L, REQUEST_LIMIT, FILE_LIMIT + 1);
    holder.getRegistration().setMultipartConfig(limits);
    return holder;
  }

  public int port() {
    return connector.getLocalPort();
  }

  /** Where it listens, without a slash at the end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public TelegramStandIn telegram() {
    return telegram;
  }

  public OidcStandIn oidc() {
    return oidc;
  }

  public GenApiStandIn genApi() {
    return genApi;
  }

  public YooKassaStandIn yooKassa() {
    return yooKassa;
  }

  /** Ends the waiting calls first, or the server would wait for them. */
  @Override
  public void close() {
    standIns.forEach(StandIn::close);
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the sandbox did not stop", failed);
    } finally {
      archive.close();
    }
  }

  /** Waits until somebody stops it. */
  void join() throws InterruptedException {
    server.join();
  }

  public static void main(String[] args) throws InterruptedException {
    // before the first logger, and only here: inside a test the host's logging stays as it is
    System.getProperties().putIfAbsent("logback.configurationFile", LOGGING);
    Program.run(System.getenv());
  }
}
