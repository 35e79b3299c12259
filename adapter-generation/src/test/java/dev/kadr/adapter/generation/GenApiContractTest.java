package dev.kadr.adapter.generation;

import static dev.kadr.adapter.generation.StubProvider.bytes;
import static dev.kadr.adapter.generation.StubProvider.json;

import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.testkit.ImageGeneratorContract;
import dev.kadr.ports.testkit.SamplePictures;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** The adapter, with a provider behind it that speaks HTTP. */
class GenApiContractTest implements ImageGeneratorContract {
  private static final String USER = "/api/v1/user";
  private static final List<String> JOBS = List.of("41", "42", "43");

  private final StubProvider stub = new StubProvider();
  private final Generation generation =
      Generation.open(
          Samples.config(stub.url(), List.of(stub.hostAndPort()), Samples.impatient()),
          Clock.systemUTC());

  GenApiContractTest() {
    feel(Mood.GOOD);
  }

  @AfterEach
  void close() throws IOException {
    generation.close();
    stub.close();
  }

  @Override
  public ImageGenerator images() {
    return generation.images();
  }

  @Override
  public void feel(Mood mood) {
    switch (mood) {
      case GOOD -> beGood();
      case REFUSING -> stub.on(Samples.CREATE, json(422, "{\"error\":\"no such size\"}"));
      case BUSY -> stub.on(Samples.CREATE, json(429, "{}"));
      case OUT_OF_MONEY -> stub.on(Samples.CREATE, json(402, "{}"));
      case KEY_REFUSED -> stub.on(Samples.CREATE, json(401, "{}"));
      case SILENT -> everywhere(stub.hang());
      case FORGETFUL -> everywhere(json(404, "{\"error\":\"not here\"}"));
    }
  }

  private void everywhere(StubProvider.Behaviour behaviour) {
    stub.on(Samples.CREATE, behaviour).on(USER, behaviour).on("/a.png", behaviour);
    JOBS.forEach(job -> stub.on("/api/v1/request/get/" + job, behaviour));
  }

  private void beGood() {
    var next = new AtomicInteger();
    stub.on(
        Samples.CREATE,
        (request, out, socket) ->
            json(200, "{\"request_id\":" + JOBS.get(next.getAndIncrement()) + "}")
                .answer(request, out, socket));
    for (var job : JOBS) {
      var reads = new AtomicInteger();
      stub.on(
          "/api/v1/request/get/" + job,
          (request, out, socket) ->
              json(200, reads.getAndIncrement() == 0 ? working(job) : succeeded(job))
                  .answer(request, out, socket));
    }
    stub.on(USER, json(200, "{\"balance\":1000}"));
    stub.on("/a.png", bytes(200, "image/png", SamplePictures.png(64, 64)));
  }

  private static String working(String job) {
    return "{\"id\":" + job + ",\"status\":\"processing\",\"progress\":30}";
  }

  private String succeeded(String job) {
    return "{\"id\":%s,\"status\":\"success\",\"cost\":2.5,\"result\":[\"%s/a.png\"]}"
        .formatted(job, stub.url());
  }
}
