package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import dev.kadr.sandbox.telegram.TelegramSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar in webhook mode. */
class WebhookIT {
  private static final String SECRET = "s3cret_Token-1";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private int post(URI uri, String secret) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .header("X-Telegram-Bot-Api-Secret-Token", secret)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"update_id\":1}"))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo(answer.statusCode() == 200 ? "" : "{\"ok\":false}");
    return answer.statusCode();
  }

  private String get(URI uri) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  @Test
  void updatesComeByTheWebhookAndItOutlivesTheServer() throws IOException, InterruptedException {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests());
        var kadr = new Kadr(folder, sandbox)) {
      kadr.with("TELEGRAM_MODE", "webhook");
      var refused = kadr.command("set-webhook", "config.yml");
      assertThat(refused.code()).isNotZero();
      assertThat(refused.printed()).contains("missing: TELEGRAM_WEBHOOK_SECRET");

      kadr.with("TELEGRAM_WEBHOOK_SECRET", SECRET).start();
      var visitor = new Visitor(sandbox, "Вера");
      visitor.say("/start");
      assertThat(post(kadr.uri("/telegram/webhook"), SECRET)).isEqualTo(200);
      assertThat(post(kadr.uri("/telegram/webhook"), "forged")).isEqualTo(403);
      await().until(() -> get(kadr.uri("/health")).contains("\"telegram-webhook\":\"ok\""));
      var registered = kadr.command("set-webhook", "config.yml");
      assertThat(registered.printed()).contains(kadr.uri("/telegram/webhook").toString());
      assertThat(registered.code()).as(registered.printed()).isZero();

      kadr.stop();
      var info =
          get(sandbox.uri().resolve("/bot" + TelegramSettings.MADE_UP_TOKEN + "/getWebhookInfo"));
      assertThat(info).contains(kadr.uri("/telegram/webhook").toString());
    }
  }
}
