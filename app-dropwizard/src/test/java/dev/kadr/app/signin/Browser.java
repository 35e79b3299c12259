package dev.kadr.app.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Keeps cookies and sends them, as a browser does; comes from an address of its own. */
final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

  final Map<String, String> cookies = new LinkedHashMap<>();
  final Map<String, String> headers = new LinkedHashMap<>();
  private final URI base;
  private final HttpClient http;

  /** What came back. */
  record Answer(int status, String body, Map<String, List<String>> headers) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException noJson) {
        throw new IllegalStateException(body, noJson);
      }
    }

    String type() {
      return json().path("type").asText();
    }

    String header(String name) {
      return String.join("; ", headers.getOrDefault(name, List.of()));
    }

    List<String> setCookies() {
      return headers.getOrDefault("set-cookie", List.of());
    }
  }

  Browser(URI base, HttpClient http) {
    this.base = base;
    this.http = http;
    var number = ADDRESSES.getAndIncrement();
    headers.put("X-Forwarded-For", "203.0." + number / 256 + "." + number % 256);
    headers.put("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0");
  }

  Answer post(String path, Object body) {
    try {
      return send(
          path,
          HttpRequest.newBuilder()
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .header("Content-Type", "application/json"));
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(noJson);
    }
  }

  /** Whatever the words are. */
  Answer postText(String path, String body) {
    return send(
        path,
        HttpRequest.newBuilder()
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"));
  }

  Answer post(String path) {
    return send(path, HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
  }

  Answer get(String path) {
    return send(path, HttpRequest.newBuilder());
  }

  /** What our own page does: the cookie that scripts can read goes into the header. */
  Browser meaningIt() {
    headers.put("X-CSRF-Token", cookies.getOrDefault("csrf", ""));
    return this;
  }

  private Answer send(String path, HttpRequest.Builder request) {
    request.uri(base.resolve(path));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    var response = exchange(request.build());
    var answer = new Answer(response.statusCode(), response.body(), response.headers().map());
    answer.setCookies().forEach(this::keep);
    return answer;
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  private void keep(String cookie) {
    var pair = cookie.split(";", 2)[0].split("=", 2);
    var value = pair[1].replace("\"", "");
    if (value.isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], value);
    }
  }
}
