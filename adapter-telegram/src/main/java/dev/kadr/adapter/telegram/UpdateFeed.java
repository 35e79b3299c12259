package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Where updates come from: Telegram's getUpdates, held open until there is something. */
final class UpdateFeed {
  private static final Duration HELD_OPEN = Duration.ofSeconds(25);
  private static final int LONGEST_ANSWER = 32 << 20;
  private static final Pattern UPDATES =
      Pattern.compile("\\s*\\{\\s*\"ok\"\\s*:\\s*true.*", Pattern.DOTALL);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http;
  private final Telegram.Config config;

  UpdateFeed(HttpClient http, Telegram.Config config) {
    this.http = http;
    this.config = config;
  }

  /** Telegram answered, but not with updates. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final long seconds;

    Refused(String why, long seconds) {
      super(why);
      this.seconds = seconds;
    }

    /** Updates are sent to somebody's webhook instead. */
    boolean isForWebhook() {
      return String.valueOf(getMessage()).contains("webhook");
    }

    /** How long Telegram asked us to wait. */
    Duration pause() {
      return Duration.ofSeconds(Math.clamp(seconds, 0, 3_600));
    }
  }

  /** These are updates, and something in them is no JSON. */
  static final class Garbled extends IOException {
    private static final long serialVersionUID = 1L;
    private final String answer;

    Garbled(String answer) {
      super("an answer of " + answer.length() + " characters is no JSON");
      this.answer = answer;
    }

    /** As it came. */
    String answer() {
      return answer;
    }
  }

  /** Updates from {@code offset} on, oldest first; whatever is below it is acknowledged. */
  JsonNode next(long offset, int limit) throws IOException, InterruptedException {
    var order =
        json.createObjectNode()
            .put("offset", offset)
            .put("timeout", HELD_OPEN.toSeconds())
            .put("limit", limit)
            .<ObjectNode>set("allowed_updates", json.valueToTree(UpdateIntake.WANTED))
            .toString();
    return call("getUpdates", order, HELD_OPEN.plusSeconds(15));
  }

  /** Telegram answers no poll while a webhook is set; pending updates stay. */
  void forgetWebhook() throws IOException, InterruptedException {
    call("deleteWebhook", "{}", Duration.ofSeconds(10));
  }

  private JsonNode call(String method, String body, Duration patience)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(config.apiUrl() + "/bot" + config.token() + "/" + method))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = read(http.send(request, BodyHandlers.ofInputStream()));
    if (!answer.path("ok").asBoolean()) {
      throw new Refused(
          method
              + " answered "
              + answer.path("error_code").asInt()
              + ": "
              + answer.path("description").asText(),
          answer.path("parameters").path("retry_after").asLong());
    }
    return answer.path("result");
  }

  private JsonNode read(HttpResponse<InputStream> response) throws IOException {
    try (var body = response.body()) {
      var text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
      try {
        return json.readTree(text);
      } catch (JsonProcessingException garbled) {
        // A gateway's page is none either; that one says nothing about updates.
        throw UPDATES.matcher(text).matches() ? new Garbled(text) : garbled;
      }
    }
  }
}
