package dev.kadr.sandbox.genapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.archive.Archive;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The stand-in on a port of its own, and raw HTTP to talk to it: nothing of Kadr's adapters. */
final class Rig implements AutoCloseable {
  static final String KEY = "sk-test-key";
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String BOUNDARY = "----kadr-test-boundary";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final GenApiStandIn standIn;
  final URI base;
  private final Server server = new Server();
  private final HttpClient client = HttpClient.newHttpClient();

  Rig() {
    this(UnaryOperator.identity(), Clock.systemUTC());
  }

  Rig(UnaryOperator<GenApiSettings> change, Clock clock) {
    this(change, clock, Archive.inMemory());
  }

  Rig(UnaryOperator<GenApiSettings> change, Clock clock, Archive archive) {
    var self = new AtomicReference<URI>();
    var settings =
        GenApiSettings.usual(KEY, self::get)
            .withDelay(Duration.ZERO)
            .withCallbackRetries(List.of(Duration.ofMillis(20), Duration.ofMillis(20)));
    standIn = new GenApiStandIn(change.apply(settings), clock, archive);
    // A multipart is parsed, answers come late: all of it must work without any configuration of
    // the holder, because the sandbox registers servlets without knowing them.
    var context = new ServletContextHandler();
    standIn
        .servlets()
        .forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
    server.setHandler(context);
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the test's server does not start", e);
    }
    base = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    self.set(base);
  }

  @Override
  public void close() {
    standIn.close();
    client.shutdownNow();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the test's server does not stop", e);
    }
  }

  record Answer(int status, HttpResponse<byte[]> response) {
    JsonNode json() {
      try {
        return MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Answer send(HttpRequest.Builder request) {
    return sendAsync(request).join();
  }

  CompletableFuture<Answer> sendAsync(HttpRequest.Builder request) {
    return client
        .sendAsync(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray())
        .thenApply(response -> new Answer(response.statusCode(), response));
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Authorization", "Bearer " + KEY)
        .header("Accept", "application/json");
  }

  Answer get(String path) {
    return send(to(path));
  }

  /** A result link, fetched as one should: without the key. */
  Answer download(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  static Map<String, Object> fields(Object... namesAndValues) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  /** The create call in JSON. */
  HttpRequest.Builder create(String network, Map<String, Object> fields) {
    return to("/api/v1/networks/" + network)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(MAPPER.valueToTree(fields).toString()));
  }

  Answer order(String prompt) {
    return send(create("gpt-image-1", fields("prompt", prompt)));
  }

  Answer order(String prompt, String callbackUrl) {
    return send(create("gpt-image-1", fields("prompt", prompt, "callback_url", callbackUrl)));
  }

  /** The create call as a form; a byte array is a file, a list of them is repeated parts. */
  HttpRequest.Builder createForm(String network, Map<String, Object> fields) {
    var body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) -> {
          if (value instanceof byte[] file) {
            part(body, name, file);
          } else if (value instanceof List<?> files) {
            files.forEach(file -> part(body, name, (byte[]) file));
          } else {
            head(body, "form-data; name=\"" + name + "\"", "");
            body.writeBytes(value.toString().getBytes(StandardCharsets.UTF_8));
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
          }
        });
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return to("/api/v1/networks/" + network)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(body.toByteArray()));
  }

  private static void part(ByteArrayOutputStream body, String name, byte[] file) {
    head(
        body,
        "form-data; name=\"" + name + "\"; filename=\"input.png\"",
        "Content-Type: image/png\r\n");
    body.writeBytes(file);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static void head(ByteArrayOutputStream body, String disposition, String more) {
    var head = "--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n" + more + "\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode status(String id) {
    return get("/api/v1/request/get/" + id).json();
  }

  static String id(Answer created) {
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    return created.json().path("request_id").asText();
  }

  /** The status of a job, once it has come to an end. */
  JsonNode ended(String id) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> status(id),
            job -> List.of("success", "error").contains(job.path("status").asText()));
  }

  JsonNode ended(Answer created) {
    return ended(id(created));
  }

  JsonNode control(String action, Object... arguments) {
    return standIn.control(action, (ObjectNode) MAPPER.valueToTree(fields(arguments)));
  }

  String balance() {
    return get("/api/v1/user").json().path("balance").asText();
  }

  static byte[] photo(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var brush = picture.createGraphics();
    brush.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    brush.fillRect(0, 0, width, height);
    brush.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static BufferedImage picture(Answer file) {
    try {
      return ImageIO.read(new Bytes(file.response().body()).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
