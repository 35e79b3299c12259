package dev.kadr.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A payment gateway in which every seeded order is paid. The sandbox's knows far more, and would
 * take that from the processors on which the service is measured.
 */
final class Shop implements AutoCloseable {
  private static final String PAYMENTS = "/v3/payments/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Shop(HttpServer server) {
    this.server = server;
  }

  static Shop open() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var shop = new Shop(server);
    server.setExecutor(shop.threads);
    server.createContext("/", Shop::answer);
    server.start();
    return shop;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v3";
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var body =
        path.startsWith(PAYMENTS)
            ? paid(path.substring(PAYMENTS.length()))
            : "{\"type\":\"list\",\"items\":[]}";
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** The ids of one order differ in their first letters only: see seed.sql. */
  private static String paid(String payment) {
    var number = Long.parseLong(payment.substring(payment.lastIndexOf('-') + 1));
    return """
    {"id":"%s","status":"succeeded","paid":true,"amount":{"value":"200.00","currency":"RUB"},\
    "created_at":"2026-01-01T00:00:00.000Z","test":true,"refundable":true,\
    "metadata":{"order_id":"%s","payment_id":"%s","account_id":"%s"}}\
    """
        .formatted(payment, id('a', number), id('b', number), id('c', number + Seed.BUYERS));
  }

  private static String id(char kind, long number) {
    return "0000000%c-0000-7000-8000-%012d".formatted(kind, number);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
