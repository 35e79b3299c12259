package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.Given;
import dev.kadr.ports.testkit.InMemoryBlobs;
import dev.kadr.ports.testkit.InMemoryDialogues;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemoryShowings;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.ports.testkit.RequestExample;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.ports.testkit.SequentialIds;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may knock, and what becomes of it. */
class GenerationCallbackResourceTest {
  private static final String BODY = "{\"request_id\": 28104643, \"status\": \"success\"}";
  private static final String OLD_SECRET = "the secret of last year, still good to verify";

  private final InMemoryWorld world = new InMemoryWorld();
  private final MutableClock clock = MutableClock.atNow();
  private final Generation generation = open(Samples.SECRET, OLD_SECRET);
  private final GenerationCallbackResource resource =
      (GenerationCallbackResource) generation.resources(useCases()).getFirst();
  private final GenerationId id =
      new Given(world.unitOfWork()).request(Fixtures.GENAPI, RequestExample.GENERATING).id();

  private Generation open(String... secrets) {
    return Generation.open(
        new Generation.Config(
            new Generation.Account(URI.create("https://api.gen-api.ru"), Samples.KEY),
            new Generation.Callback(URI.create("https://kadr.example/x"), List.of(secrets)),
            List.of(),
            Samples.impatient()),
        clock);
  }

  private UseCases useCases() {
    return UseCases.wire(
        new Ports(
            world,
            new Ports.Studio(
                new ScriptedImageGenerator(Fixtures.GENAPI),
                new InMemoryPictures(),
                new InMemoryBlobs(),
                new InMemoryFileLinks(clock)),
            new Ports.Chat(
                new InMemoryDialogues(clock), new RecordingMessenger(), new InMemoryShowings()),
            new Ports.Market(new ScriptedPaymentGateway(clock), new RecordingAnalytics()),
            new Ports.Surroundings(clock, new SequentialIds(), Checkpoint.NONE, Telemetry.NONE)),
        Fixtures.catalogue(),
        new Policy(Deadlines.STANDARD, new Capacity(10, 2), Policy.Pace.STANDARD, List.of()));
  }

  @AfterEach
  void close() {
    generation.close();
  }

  private static String token(String secret, GenerationId id) {
    return new CallbackTokens(List.of(secret)).tokenOf(id);
  }

  private int knock(@Nullable String job, @Nullable String token, byte[] body) throws IOException {
    try (Response answer = resource.accept(job, token, new ByteArrayInputStream(body))) {
      return answer.getStatus();
    }
  }

  private int knock(String body) throws IOException {
    return knock(id.value().toString(), token(Samples.SECRET, id), body.getBytes(UTF_8));
  }

  private long readBacks() {
    return world.waitingTasks().stream()
        .filter(waiting -> waiting.task().kind() == TaskKind.READ_BACK)
        .count();
  }

  @Test
  void aCallbackIsStoredAndReadBackOnce() throws IOException {
    assertThat(knock(BODY)).isEqualTo(200);
    assertThat(readBacks()).isEqualTo(1);
    assertThat(knock(BODY)).isEqualTo(200);
    assertThat(readBacks()).isEqualTo(1);
  }

  @Test
  void theAnswerSaysOk() throws IOException {
    try (var answer =
        resource.accept(
            id.value().toString(),
            token(Samples.SECRET, id),
            new ByteArrayInputStream(BODY.getBytes(UTF_8)))) {
      assertThat(answer.getEntity()).isEqualTo("{\"ok\":true}");
    }
  }

  @Test
  void aTokenOfAnEarlierSecretStillCounts() throws IOException {
    assertThat(knock(id.value().toString(), token(OLD_SECRET, id), BODY.getBytes(UTF_8)))
        .isEqualTo(200);
  }

  @Test
  void withoutTheRightTokenThereIsNothingHere() throws IOException {
    var right = token(Samples.SECRET, id);
    var job = id.value().toString();
    var body = BODY.getBytes(UTF_8);
    assertThat(knock(null, right, body)).isEqualTo(404);
    assertThat(knock(job, null, body)).isEqualTo(404);
    assertThat(knock(job, "", body)).isEqualTo(404);
    assertThat(knock(job, right + "x", body)).isEqualTo(404);
    assertThat(knock(job, right.substring(1), body)).isEqualTo(404);
    assertThat(knock("42", right, body)).isEqualTo(404);
    assertThat(knock(job, token("a secret of somebody else, also long", id), body)).isEqualTo(404);
    assertThat(knock(job, token(Samples.SECRET, Fixtures.generationId()), body)).isEqualTo(404);
    assertThat(readBacks()).isZero();
  }

  @Test
  void aRequestThatNeverWasIsNotKnown() throws IOException {
    var other = Fixtures.generationId();
    assertThat(knock(other.value().toString(), token(Samples.SECRET, other), BODY.getBytes(UTF_8)))
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "{\"request_id\":", "[1]", "\"x\"", "{\"request_id\":{}}", "\0"})
  void aBodyThatCannotBeReadIsStoredAllTheSame(String body) throws IOException {
    assertThat(knock(body)).isEqualTo(200);
    assertThat(readBacks()).isEqualTo(1);
  }

  @Test
  void bytesThatAreNoTextAreStoredAllTheSame() throws IOException {
    var bytes = new byte[] {(byte) 0xff, (byte) 0xfe, 0};
    assertThat(knock(id.value().toString(), token(Samples.SECRET, id), bytes)).isEqualTo(200);
  }

  @Test
  void aBodyHasALimit() throws IOException {
    assertThat(knock(" ".repeat(256 << 10))).isEqualTo(200);
    assertThat(knock(" ".repeat((256 << 10) + 1))).isEqualTo(413);
    assertThat(readBacks()).isEqualTo(1);
  }
}
