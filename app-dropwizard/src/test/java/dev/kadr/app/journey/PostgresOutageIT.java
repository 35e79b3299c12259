package dev.kadr.app.journey;

import static dev.kadr.app.journey.Visitor.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL dies under two nodes in the middle of a request: both say so, nothing is lost, and
 * they go on by themselves once it is back.
 */
class PostgresOutageIT {
  @TempDir Path folder;
  private Sandbox sandbox;
  private Postgres postgres;
  private Kadr one;
  private Kadr other;

  @BeforeEach
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.telegram().limits(false);
    postgres = new Postgres(folder);
    one = node("one").start();
    other = node("other").start();
  }

  private Kadr node(String name) throws IOException {
    return new Kadr(Files.createDirectories(folder.resolve(name)), sandbox)
        .with("DATABASE_URL", postgres.url())
        .with("BLOB_URL", "file:" + folder.resolve("blobs"))
        .with("JWT_SECRET", "a secret that both nodes have in common");
  }

  @AfterEach
  void close() throws IOException {
    one.close();
    other.close();
    postgres.close();
    sandbox.close();
  }

  @Test
  void aRequestUnderWaySurvivesTheDatabase() throws IOException, InterruptedException {
    var visitor = new Visitor(sandbox, "Вера");
    visitor.say("/start");
    sandbox.genApi().hold(true);
    visitor.press(visitor.draft("закат у моря"), "photo:confirm");
    visitor.answer(saying("Генерация началась"));
    await().atMost(Kadr.PATIENCE).until(() -> sandbox.genApi().jobsCreated() == 1);

    postgres.kill();
    for (var node : new Kadr[] {one, other}) {
      await().atMost(Kadr.PATIENCE).until(() -> health(node).statusCode() == 503);
      assertThat(health(node).body()).contains("postgresql");
    }
    // Said into the outage: Telegram keeps it, and the provider finishes meanwhile.
    sandbox.telegram().say(visitor.id(), "/status");
    sandbox.genApi().hold(false);

    postgres.start();
    for (var node : new Kadr[] {one, other}) {
      await().atMost(Kadr.PATIENCE).until(() -> health(node).statusCode() == 200);
    }
    visitor.answer(Visitor::isPicture);
    await().atMost(Kadr.PATIENCE).until(() -> visitor.count(saying("У вас 8 кредитов")) >= 1);
    assertThat(visitor.count(Visitor::isPicture)).isEqualTo(1);
    assertThat(sandbox.genApi().jobsCreated()).isEqualTo(1);
    var check = one.command("check-ledger", "config.yml");
    assertThat(check.code()).as(check.printed()).isZero();
  }

  private static HttpResponse<String> health(Kadr node) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(node.uri("/health")).timeout(Duration.ofSeconds(20)).build();
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
