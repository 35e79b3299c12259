package dev.kadr.sandbox.genapi;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody who is called back: keeps what it hears and answers as told, 200 when not told. */
final class Receiver implements AutoCloseable {
  final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  record Heard(String pathAndQuery, String contentType, JsonNode body) {}

  Receiver(int... statuses) {
    for (int status : statuses) {
      answers.add(status);
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          var body = Rig.MAPPER.readTree(exchange.getRequestBody());
          heard.add(
              new Heard(
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  body));
          var status = answers.poll();
          var answer = "{\"ok\":true}".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(status == null ? 200 : status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  String url(String pathAndQuery) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery;
  }

  List<Heard> awaitHeard(int count) {
    await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() >= count);
    return heard;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
