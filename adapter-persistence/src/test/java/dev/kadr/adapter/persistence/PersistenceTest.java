package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kadr.adapter.persistence.Persistence.Config;
import dev.kadr.ports.Content;
import dev.kadr.ports.Probe;
import dev.kadr.ports.Probe.Finding;
import dev.kadr.ports.testkit.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
  @TempDir Path dir;

  @Test
  void oneFolderHasEverythingAndHasItAgain() throws IOException {
    var config = Config.in(dir);
    try (var persistence = Persistence.open(config, Clock.systemUTC())) {
      persistence.migrate();
      new Given(persistence.unitOfWork()).commit(store -> {});
      var key = persistence.blobs().put(Content.of(new byte[] {1}));
      assertThat(persistence.blobs().find(key)).isPresent();
      assertThat(persistence.ledgerFaults()).isEmpty();
      assertThat(persistence.probes())
          .extracting(Probe::name, Probe::check)
          .containsExactly(
              tuple("postgresql", new Finding.Healthy()), tuple("tasks", new Finding.Healthy()));
    }
    assertThat(Postmaster.of(dir.resolve("postgres"))).isEmpty();

    try (var persistence = Persistence.open(config, Clock.systemUTC())) {
      persistence.migrate();
      assertThat(persistence.ledgerFaults()).isEmpty();
    }
  }

  @Test
  void aDatabaseThatIsNamedIsUsedAndNoneIsStarted() {
    try (var persistence =
        Persistence.open(Config.in(dir).at(TestDatabase.emptyUrl()), Clock.systemUTC())) {
      persistence.migrate();
      assertThat(persistence.ledgerFaults()).isEmpty();
    }
    assertThat(dir.resolve("postgres")).doesNotExist();
  }

  @Test
  void aStartThatFailsLeavesNoServerBehind() throws IOException {
    Files.writeString(dir.resolve("blobs"), "a file where the folder should be");

    assertThatThrownBy(() -> Persistence.open(Config.in(dir), Clock.systemUTC()))
        .hasMessageContaining("no files can be kept");
    assertThat(Postmaster.of(dir.resolve("postgres"))).isEmpty();
  }

  @Test
  void whatCannotWorkIsRefusedBeforeAnythingIsOpened() {
    var good = Config.in(dir);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Config(
                    Optional.empty(), dir, "s3://bucket/prefix", 20, good.node(), good.tasks()))
        .withMessageContaining("BLOB_URL");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Config(Optional.empty(), dir, good.blobUrl(), 0, good.node(), good.tasks()));
  }
}
