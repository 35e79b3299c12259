package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.ports.Probe.Finding;
import dev.kadr.ports.testkit.Crowd;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The control: the same call accepts the durable server of every other test. */
  @Test
  void aServerThatForgetsIsRefused() throws IOException {
    try (var forgetful = EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start()) {
      var address = DatabaseAddress.parse(forgetful.getJdbcUrl("postgres", "postgres"));

      assertThatIllegalStateException()
          .isThrownBy(() -> Database.open(address, 1))
          .withMessageContaining("fsync, synchronous_commit is off");
    }
  }

  @Test
  void aSessionThatForgetsIsRefused() {
    var address =
        DatabaseAddress.parse(TestDatabase.emptyUrl() + "&options=-c%20synchronous_commit=off");

    assertThatIllegalStateException()
        .isThrownBy(() -> Database.open(address, 1))
        .withMessageContaining(": synchronous_commit is off");
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidAtOnceAndWithoutThePassword() throws IOException {
    var address = DatabaseAddress.parse("postgresql://ann:hunter2@127.0.0.1:" + deadPort() + "/x");

    assertThatThrownBy(() -> Database.open(address, 1))
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hunter2"));
  }

  @Test
  void aDatabaseThatAnswersIsHealthyAndAClosedOneIsNot() {
    var database = Database.open(DatabaseAddress.parse(TestDatabase.emptyUrl()), 1);
    assertThat(database.probe().check()).isEqualTo(new Finding.Healthy());

    database.close();
    assertThat(database.probe().check())
        .isInstanceOfSatisfying(
            Finding.Broken.class, broken -> assertThat(broken.stopsService()).isTrue());
  }

  @Test
  void aPoolInWhichEverythingIsTakenIsNotHealthy() throws Exception {
    try (var database = Database.open(DatabaseAddress.parse(TestDatabase.emptyUrl()), 1);
        var taken = database.dataSource().getConnection()) {
      assertThat(taken.isValid(1)).isTrue();
      assertThat(database.probe().check()).isInstanceOf(Finding.Broken.class);
    }
  }

  @Test
  void nodesThatStartTogetherMigrateOnce() {
    var address = DatabaseAddress.parse(TestDatabase.emptyUrl());
    var done =
        Crowd.of(
            3,
            node -> {
              try (var database = Database.open(address, 1)) {
                database.migrate();
                return database.jdbi().withHandle(DatabaseTest::tables);
              }
            });

    assertThat(done).hasSize(3).allSatisfy(tables -> assertThat(tables).isGreaterThan(4));
  }

  /** Its lock is a row, which outlived its owner. */
  @Test
  void aMigrationThatWasKilledDoesNotStopTheNext() {
    try (var database = TestDatabase.migrated(1)) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "UPDATE databasechangeloglock SET locked = true, lockgranted = now(),"
                          + " lockedby = 'somebody dead'"));

      database.database().migrate();
    }
  }

  @Test
  void migratingSaysNothingOnTheConsole() {
    var said = new ByteArrayOutputStream();
    var out = System.out;
    var err = System.err;
    var capture = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setOut(capture);
    System.setErr(capture);
    try (var database = Database.open(DatabaseAddress.parse(TestDatabase.emptyUrl()), 1)) {
      database.migrate();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /** What F2 asks of the pool: it comes back by itself. */
  @Test
  void aPoolOutlivesTheEndOfAllItsConnections() {
    try (var database = TestDatabase.migrated(3)) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle
                      .createQuery(
                          """
                          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                          WHERE datname = current_database() AND pid <> pg_backend_pid()
                          """)
                      .mapTo(Boolean.class)
                      .list());

      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> database.database().probe().check() instanceof Finding.Healthy);
    }
  }

  private static int tables(Handle handle) {
    return handle
        .createQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        .mapTo(Integer.class)
        .one();
  }

  private static int deadPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String stackTrace(Throwable e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
