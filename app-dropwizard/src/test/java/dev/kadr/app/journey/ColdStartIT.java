package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first requests of a cold node come all at once, and each is answered: a pool that is opened
 * by its first users once pinned both carrier threads for ever.
 */
@Tag("proof-small")
class ColdStartIT {
  private static final int STARTS = 3;
  private static final int AT_ONCE = 16;

  @TempDir Path folder;

  @Test
  void sixteenFirstRequestsAtOnceAreAllAnswered() throws Exception {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests());
        var kadr = new Kadr(folder, sandbox);
        var crowd = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var start = 0; start < STARTS; start++) {
        kadr.startListening();
        var visits = new ArrayList<Callable<Integer>>();
        for (var visit = 0; visit < AT_ONCE; visit++) {
          visits.add(() -> visit(kadr));
        }
        for (var answer : crowd.invokeAll(visits)) {
          assertThat(answer.get()).isEqualTo(200);
        }
        kadr.stop();
      }
    }
  }

  private static Integer visit(Kadr kadr) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(kadr.uri("/health")).timeout(Duration.ofSeconds(30)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
