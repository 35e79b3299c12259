package dev.kadr.app.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Speaks with Kadr's API as a Mini App's page does, and as somebody who forges one. */
final class WebAppCaller {
  static final String FORWARDED = "X-Forwarded-For";

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger addresses = new AtomicInteger();
  private final Kadr kadr;

  WebAppCaller(Kadr kadr) {
    this.kadr = kadr;
  }

  /** An address that nobody else calls from. */
  String nextAddress() {
    return "198.51.100." + addresses.incrementAndGet();
  }

  JsonNode json(@Nullable String text) {
    try {
      return json.readTree(text == null ? "" : text);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    }
  }

  List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  Instant hoursAgo(int hours) {
    return Instant.now().minus(Duration.ofHours(hours));
  }

  /** Sends what was filled in; the status of the answer. */
  int submit(String model, long person, String kind, String initData) {
    var body =
        Map.of(
            "user_id",
            person,
            "data",
            Map.of("kind", kind, "prompt", "лиса"),
            "initData",
            initData);
    return send(post("/api/" + model + "/webapp/submit", body)).statusCode();
  }

  /** The names of a model's settings, as the catalogue has them. */
  List<String> settingsOf(String model) {
    var models = json(send(HttpRequest.newBuilder(kadr.uri("/api/models"))).body()).path("models");
    return StreamSupport.stream(models.spliterator(), false)
        .filter(one -> one.path("id").asText().equals(model))
        .findFirst()
        .map(one -> names(one.path("settings").path("properties")))
        .orElseThrow();
  }

  /** What this person ever asked for. */
  JsonNode generations(String initData) {
    var token =
        json(send(post("/api/auth/webapp", Map.of("initData", initData))).body())
            .path("token")
            .asText();
    var request =
        HttpRequest.newBuilder(kadr.uri("/api/generations"))
            .header("Authorization", "Bearer " + token);
    return json(send(request).body()).path("items");
  }

  private HttpRequest.Builder post(String path, Map<String, Object> body) {
    try {
      return HttpRequest.newBuilder(kadr.uri(path))
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    request.header(FORWARDED, nextAddress());
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.timeout(Kadr.PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
