package dev.kadr.sandbox.yookassa;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A shop that is notified: keeps what it hears and answers as told, 200 when not told. */
final class Shop implements AutoCloseable {
  final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  Shop(int... statuses) {
    for (int status : statuses) {
      answers.add(status);
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/yookassa/webhook",
        exchange -> {
          heard.add(Rig.MAPPER.readTree(exchange.getRequestBody()));
          var status = answers.poll();
          exchange.sendResponseHeaders(status == null ? 200 : status, -1);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/yookassa/webhook";
  }

  List<JsonNode> awaitHeard(int count) {
    await().atMost(Rig.PATIENCE).until(() -> heard.size() >= count);
    return heard;
  }

  List<String> events() {
    return heard.stream().map(body -> body.path("event").asText()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
