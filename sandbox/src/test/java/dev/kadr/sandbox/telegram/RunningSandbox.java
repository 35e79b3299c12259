package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sandbox on a free port for each test, and a bot that speaks plain HTTP to it. */
final class RunningSandbox implements BeforeEachCallback, AfterEachCallback {
  static final long ANYA = 710_000_001L;
  static final long BORIS = 710_000_002L;
  static final String TOKEN = TelegramSettings.MADE_UP_TOKEN;
  private static final String BOUNDARY = "----sandboxTestBoundary";

  /** One part of a multipart body; a part without a file name is a field. */
  record Part(
      String name,
      String fileName,
      String type,
      @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {
    static Part field(String name, String value) {
      return new Part(name, "", "", value.getBytes(StandardCharsets.UTF_8));
    }

    static Part file(String name, String fileName, String type, byte[] bytes) {
      return new Part(name, fileName, type, bytes);
    }
  }

  /** A Bot API answer. */
  record Answered(int status, HttpResponse<String> http, JsonNode json) {
    JsonNode result() {
      return json.path("result");
    }

    String description() {
      return json.path("description").asText();
    }
  }

  private final SandboxSettings settings;
  private SettableClock clock = new SettableClock();
  private Sandbox sandbox;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private boolean used;

  RunningSandbox() {
    this(SandboxSettings.forTests());
  }

  RunningSandbox(SandboxSettings settings) {
    this.settings = settings;
    this.sandbox = Sandbox.start(settings, clock);
  }

  /** Stops it and starts it again on another port, some time later. */
  void restart() {
    sandbox.close();
    clock.forward(Duration.ofSeconds(5));
    sandbox = Sandbox.start(settings, clock);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (used) {
      clock = new SettableClock();
      sandbox = Sandbox.start(settings, clock);
    }
    used = true;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  void close() {
    sandbox.close();
  }

  TelegramStandIn telegram() {
    return sandbox.telegram();
  }

  SettableClock clock() {
    return clock;
  }

  URI uri(String path) {
    return URI.create(sandbox.uri() + path);
  }

  /** Calls a method with JSON, as our bot does; {@code '} stands for {@code "}. */
  Answered call(String method, String json) throws Exception {
    return answered(send(jsonRequest(method, json)));
  }

  CompletableFuture<Answered> callLater(String method, String json) {
    return http.sendAsync(jsonRequest(method, json), BodyHandlers.ofString())
        .thenApply(RunningSandbox::answered);
  }

  private HttpRequest jsonRequest(String method, String json) {
    return HttpRequest.newBuilder(uri("/bot" + TOKEN + "/" + method))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json.replace('\'', '"')))
        .build();
  }

  Answered form(String method, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(uri("/bot" + TOKEN + "/" + method))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return answered(send(request.build()));
  }

  Answered multipart(String method, Part... parts) throws Exception {
    return answered(send(multipartRequest("/bot" + TOKEN + "/" + method, parts)));
  }

  HttpRequest multipartRequest(String path, Part... parts) throws IOException {
    var body = new ByteArrayOutputStream();
    for (var part : parts) {
      var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name + '"';
      if (!part.fileName.isEmpty()) {
        head += "; filename=\"" + part.fileName + "\"\r\nContent-Type: " + part.type;
      }
      body.write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      body.write(part.bytes);
      body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
        .build();
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
  }

  Answered get(String path) throws Exception {
    return answered(send(HttpRequest.newBuilder(uri(path)).build()));
  }

  Answered post(String path, String json) throws Exception {
    var body = BodyPublishers.ofString(json.replace('\'', '"'));
    return answered(send(HttpRequest.newBuilder(uri(path)).POST(body).build()));
  }

  HttpClient http() {
    return http;
  }

  static Answered answered(HttpResponse<String> response) {
    var json = Json.read(response.body()).orElseGet(Json::object);
    return new Answered(response.statusCode(), response, json);
  }

  /** Polls once, without waiting. */
  JsonNode updates(int offset) throws Exception {
    return call("getUpdates", "{'offset':" + offset + ",'timeout':0}").result();
  }

  /** An order of {@code POST /control} for Telegram: the action and its fields. */
  JsonNode control(String action, String fields) throws Exception {
    var more = fields.isEmpty() ? "" : "," + fields;
    var answer = post("/control", "{'service':'telegram','action':'" + action + "'" + more + "}");
    if (answer.status() != 200) {
      throw new IllegalArgumentException(answer.json().path("error").asText());
    }
    return answer.json();
  }

  ObjectNode started(long user) {
    return telegram().say(user, "/start");
  }

  /** Sends a text with one button that carries {@code data}; returns the message id. */
  int sendButton(long user, String data) throws Exception {
    var keyboard = "{'inline_keyboard':[[{'text':'Go','callback_data':'" + data + "'}]]}";
    var sent =
        call(
            "sendMessage",
            "{'chat_id':" + user + ",'text':'Choose','reply_markup':" + keyboard + "}");
    return sent.result().path("message_id").asInt();
  }

  static byte[] picture(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(0, 0, width, height);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  static Upload upload(String fileName, String type, byte[] bytes) {
    return new Upload("file", fileName, type, bytes);
  }

  static List<Upload> pictures(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> upload("p" + i + ".png", "image/png", picture("png", 60 + i, 40)))
        .toList();
  }
}
