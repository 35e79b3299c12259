package dev.kadr.sandbox.genapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.sandbox.archive.Archive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the provider still knows after it was stopped and started again. */
class MemoryTest {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private Archive archive;
  private Rig rig;

  @BeforeEach
  void start() {
    archive = Archive.in(folder);
    rig = new Rig(UnaryOperator.identity(), clock, archive);
    rig.control("plain", "on", true);
  }

  @AfterEach
  void stop() {
    rig.close();
    archive.close();
  }

  private void restart() {
    stop();
    start();
  }

  /** The same file at the new run's address: a real sandbox keeps its port. */
  private Rig.Answer download(String link) {
    return rig.download(rig.base.resolve(URI.create(link).getPath()).toString());
  }

  @Test
  void aFinishedJobItsLinksAndItsFilesStay() {
    var before = rig.ended(rig.order("кот"));
    var link = before.at("/result/0").asText();
    var picture = download(link).response().body();

    restart();

    assertThat(rig.status(before.path("id").asText())).isEqualTo(before);
    assertThat(download(link).response().body()).isEqualTo(picture);
  }

  @Test
  void aFailedJobStaysFailedWithItsWordsAndItsSentinels() {
    var failed = rig.ended(rig.order("кот #policy"));
    var odd = rig.ended(rig.order("кот #mapresult #strid"));
    restart();
    assertThat(rig.status(failed.path("id").asText())).isEqualTo(failed);
    assertThat(rig.status(odd.path("id").asText())).isEqualTo(odd);
  }

  @Test
  void aJobThatWasUnderWayEndsAsAnErrorThatInvitesToTryAgain() {
    rig.control("hold", "on", true);
    var id = Rig.id(rig.order("кот"));
    restart();
    assertThat(rig.status(id).path("status").asText()).isEqualTo("error");
    assertThat(rig.status(id).at("/result/0").asText()).contains("попробуйте позже");
    restart();
    assertThat(rig.status(id).path("status").asText()).isEqualTo("error");
  }

  @Test
  void theBalanceStaysAndTheIdsGoOn() {
    var first = rig.ended(rig.order("кот")).path("id").asLong();
    restart();
    assertThat(rig.balance()).isEqualTo("997.5");
    assertThat(rig.ended(rig.order("кот")).path("id").asLong()).isEqualTo(first + 1);
  }

  @Test
  void aLinkExpiresOverARestartToo() {
    var link = rig.ended(rig.order("кот")).at("/result/0").asText();
    restart();
    clock.push(Duration.ofHours(2));
    assertThat(download(link).status()).isEqualTo(403);
  }

  @Test
  void aResetIsRememberedToo() {
    var job = rig.ended(rig.order("кот"));
    rig.control("reset");
    restart();
    assertThat(rig.get("/api/v1/request/get/" + job.path("id").asText()).status()).isEqualTo(400);
    assertThat(download(job.at("/result/0").asText()).status()).isEqualTo(404);
    assertThat(rig.balance()).isEqualTo("1000");
  }
}
