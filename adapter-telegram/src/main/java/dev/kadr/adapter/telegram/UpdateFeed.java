package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Where updates come from: Telegram's getUpdates, held open until there is something. */
final class UpdateFeed {
  private static final Duration HELD_OPEN = Duration.ofSeconds(25);
  private static final String WANTED =
      "[\"message\",\"callback_query\",\"my_chat_member\",\"pre_checkout_query\"]";

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

    /** How long Telegram asked us to wait. */
    Duration pause() {
      return Duration.ofSeconds(Math.clamp(seconds, 0, 3_600));
    }
  }

  /** Updates from {@code offset} on, oldest first; whatever is below it is acknowledged. */
  JsonNode next(long offset) throws IOException, InterruptedException {
    var order =
        "{\"offset\":%d,\"timeout\":%d,\"limit\":100,\"allowed_updates\":%s}"
            .formatted(offset, HELD_OPEN.toSeconds(), WANTED);
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
    var answer = json.readTree(http.send(request, BodyHandlers.ofString()).body());
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
}
