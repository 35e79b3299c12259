package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path dir;

  @AfterEach
  void leaveNoServerBehind() throws IOException {
    Postmaster.of(data()).ifPresent(server -> server.process().destroyForcibly());
    Awaitility.await().until(() -> !Postmaster.starts(data()));
  }

  @Test
  void whatWasWrittenIsThereAfterAStop() throws IOException {
    try (var database = EmbeddedDatabase.startOrJoin(data())) {
      execute(database.jdbcUrl(), "CREATE TABLE kept AS SELECT 7 AS number");
      assertThat(dir.resolve("postgres.url")).hasContent(database.jdbcUrl());
    }
    assertThat(Postmaster.of(data())).isEmpty();

    try (var database = EmbeddedDatabase.startOrJoin(data())) {
      assertThat(number(database.jdbcUrl(), "SELECT number FROM kept")).isEqualTo(7);
    }
  }

  /** The library's own start is made for tests and forgets. */
  @Test
  void itForgetsNothing() {
    try (var database = EmbeddedDatabase.startOrJoin(data())) {
      assertThat(
              number(
                  database.jdbcUrl(),
                  """
                  SELECT count(*) FROM pg_settings WHERE setting = 'on'
                    AND name IN ('fsync', 'synchronous_commit', 'full_page_writes')
                  """))
          .isEqualTo(3);
    }
  }

  @Test
  void aKilledServerIsStartedAgainAndHasEverything() throws IOException {
    try (var killed = EmbeddedDatabase.startOrJoin(data())) {
      execute(killed.jdbcUrl(), "CREATE TABLE kept AS SELECT 7 AS number");
      Postmaster.of(data()).orElseThrow().process().destroyForcibly();

      try (var database = EmbeddedDatabase.startOrJoin(data())) {
        assertThat(number(database.jdbcUrl(), "SELECT number FROM kept")).isEqualTo(7);
      }
    }
  }

  @Test
  void theLastOneOutStopsIt() throws IOException {
    var first = EmbeddedDatabase.startOrJoin(data());
    var second = EmbeddedDatabase.startOrJoin(data());
    assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());

    first.close();
    assertThat(number(second.jdbcUrl(), "SELECT 7")).isEqualTo(7);
    second.close();
    assertThat(Postmaster.of(data())).isEmpty();
    assertThat(dir.resolve("postgres.url")).doesNotExist();
  }

  /** A command beside a running service, then a service whose predecessor was killed. */
  @Test
  void anotherProcessJoinsAndInheritsIt() throws IOException, InterruptedException {
    var owner = anotherProcess();
    try {
      var url =
          new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      try (var beside = EmbeddedDatabase.startOrJoin(data())) {
        assertThat(beside.jdbcUrl()).isEqualTo(url);
        execute(url, "CREATE TABLE kept AS SELECT 7 AS number");
      }
      assertThat(number(url, "SELECT number FROM kept"))
          .as("its owner still needs it")
          .isEqualTo(7);

      owner.destroyForcibly();
      assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
      try (var heir = EmbeddedDatabase.startOrJoin(data())) {
        assertThat(heir.jdbcUrl()).isEqualTo(url);
        assertThat(number(url, "SELECT number FROM kept")).isEqualTo(7);
      }
      assertThat(Postmaster.of(data())).as("nobody is left").isEmpty();
    } finally {
      owner.destroyForcibly();
    }
  }

  @Test
  void aNumberThatIsAStrangersNowIsNoServer() throws IOException {
    EmbeddedDatabase.startOrJoin(data()).close();
    Files.writeString(
        data().resolve("postmaster.pid"),
        String.join("\n", Long.toString(ProcessHandle.current().pid()), "x", "0", "1", "", ""));

    try (var database = EmbeddedDatabase.startOrJoin(data())) {
      assertThat(number(database.jdbcUrl(), "SELECT 7")).isEqualTo(7);
    }
  }

  @Test
  void whatStopsAStartIsSaid() throws IOException {
    EmbeddedDatabase.startOrJoin(data()).close();
    Files.writeString(data().resolve("postgresql.conf"), "no_such_setting = 1\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> EmbeddedDatabase.startOrJoin(data()))
        .havingCause()
        .withMessageContaining("no_such_setting");
  }

  private Path data() {
    return dir.resolve("postgres");
  }

  private Process anotherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Owner.class.getName(),
            data().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void execute(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int number(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A process that has an embedded database until it is killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws IOException {
      try (var database = EmbeddedDatabase.startOrJoin(Path.of(args[0]))) {
        System.out.println(database.jdbcUrl());
        System.in.read();
      }
    }
  }
}
