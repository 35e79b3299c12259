package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The control of the walk over the API: a handler that fails on some bodies is found. */
class ApiWalkTest {
  private static final String DESCRIPTION =
      """
      {"paths": {"/good": {"get": {}}, "/bad/{id}": {"post": {"requestBody": {"content":
      {"application/json": {}}}}}}}\
      """;

  @Test
  void aPlantedHandlerThatFailsOnOneInputIsFound() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, 200, DESCRIPTION));
    server.createContext("/bad/", ApiWalkTest::breakOnNull);
    server.start();
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (var walk = new ApiWalk(base, List.of("one", "other"), Map.of(), 1)) {
      var outcome = walk.walk(100);
      assertThat(outcome.calls()).isEqualTo(200);
      assertThat(outcome.faults()).isNotEmpty().hasSizeLessThan(50);
      assertThat(outcome.faults()).allMatch(fault -> fault.contains("POST /bad/{id}"));
    } finally {
      server.stop(0);
    }
  }

  private static void breakOnNull(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(exchange, body.equals("null") ? 500 : 422, "{}");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
