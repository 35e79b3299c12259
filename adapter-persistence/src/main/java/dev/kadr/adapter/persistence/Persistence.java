package dev.kadr.adapter.persistence;

import dev.kadr.ports.Alerts;
import dev.kadr.ports.Backlog;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Ids;
import dev.kadr.ports.KeptAnswers;
import dev.kadr.ports.Leadership;
import dev.kadr.ports.Probe;
import dev.kadr.ports.Records;
import dev.kadr.ports.TaskRunner;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInCodes;
import dev.kadr.ports.accounts.SignInLinks;
import dev.kadr.ports.accounts.Traces;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.ports.generation.Uploads;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.messaging.OrderMessages;
import dev.kadr.ports.messaging.Questions;
import dev.kadr.ports.messaging.SendPauses;
import dev.kadr.ports.messaging.Showings;
import dev.kadr.ports.orders.Orders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that is kept: the ports over one PostgreSQL and one folder of files.
 *
 * <p>Open before anything serves and closed after everything else: tasks first, then the pool, then
 * the embedded server if nobody else uses it.
 */
public final class Persistence implements Records, AutoCloseable {
  private final Optional<EmbeddedDatabase> embedded;
  private final Database database;
  private final DbSchedulerTaskRunner tasks;
  private final FileBlobs blobs;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /**
   * What an operator decides.
   *
   * @param databaseUrl {@code postgresql://user:pass@host:port/db} or JDBC; absent: a PostgreSQL of
   *     our own in {@code embeddedDir}
   * @param embeddedDir where that one keeps its data, such as {@code var/postgres}
   * @param blobUrl {@code file:} and a folder
   * @param node unique among the nodes of one database, also after a restart
   */
  public record Config(
      Optional<String> databaseUrl,
      Path embeddedDir,
      String blobUrl,
      int poolSize,
      String node,
      TaskPace tasks) {
    private static final String FILE = "file:";

    public Config {
      if (poolSize < 2 || poolSize > 200) {
        throw new IllegalArgumentException("a pool has 2 to 200 connections, not " + poolSize);
      }
      if (!blobUrl.startsWith(FILE) || blobUrl.length() == FILE.length()) {
        throw new IllegalArgumentException("BLOB_URL looks like file:var/blobs, not " + blobUrl);
      }
      if (node.isBlank()) {
        throw new IllegalArgumentException("a node has a name");
      }
    }

    /** Everything in one folder, as a newcomer starts it; a name that no other start has. */
    public static Config in(Path dir) {
      return new Config(
          Optional.empty(),
          dir.resolve("postgres"),
          FILE + dir.resolve("blobs"),
          20,
          "node-" + UUID.randomUUID(),
          TaskPace.USUAL);
    }

    public Config at(String url) {
      return new Config(Optional.of(url), embeddedDir, blobUrl, poolSize, node, tasks);
    }

    public Config with(TaskPace pace) {
      return new Config(databaseUrl, embeddedDir, blobUrl, poolSize, node, pace);
    }

    Path blobDir() {
      var path = blobUrl.substring(FILE.length());
      return Path.of(path.startsWith("///") ? path.substring(2) : path);
    }
  }

  /**
   * How eagerly tasks are run.
   *
   * @param polling how long a due task may wait
   * @param heartbeat how often a node says that it lives; after four silences its tasks are others'
   * @param atOnce tasks at once on this node
   * @param farewell how long they may go on when the door closes
   */
  public record TaskPace(Duration polling, Duration heartbeat, int atOnce, Duration farewell) {
    public static final TaskPace USUAL =
        new TaskPace(Duration.ofMillis(200), Duration.ofSeconds(5), 32, Duration.ofSeconds(10));
  }

  private Persistence(
      Optional<EmbeddedDatabase> embedded, Database database, Config config, Clock clock) {
    this.embedded = embedded;
    this.database = database;
    this.clock = clock;
    this.tasks = new DbSchedulerTaskRunner(database, clock, config.node(), config.tasks());
    this.blobs = FileBlobs.open(config.blobDir(), clock.instant());
    this.ids = new TimeOrderedIds(clock);
  }

  /**
   * Opens the pool, and the embedded server before it if there is no other.
   *
   * @throws RuntimeException when something does not work; nothing stays open then
   */
  public static Persistence open(Config config, Clock clock) {
    var embedded =
        config.databaseUrl().isPresent()
            ? Optional.<EmbeddedDatabase>empty()
            : Optional.of(EmbeddedDatabase.startOrJoin(config.embeddedDir()));
    try {
      var url =
          config.databaseUrl().or(() -> embedded.map(EmbeddedDatabase::jdbcUrl)).orElseThrow();
      var database = Database.open(DatabaseAddress.parse(url), config.poolSize());
      try {
        return new Persistence(embedded, database, config, clock);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      embedded.ifPresent(EmbeddedDatabase::close);
      throw e;
    }
  }

  /** Brings the tables up to date; to be called before anything else is. */
  public void migrate() {
    database.migrate();
  }

  /** What is wrong with credits and requests, a line each; empty when all is well. */
  public List<String> ledgerFaults() {
    return new LedgerCheck(database.patient())
        .faults().stream().map(LedgerCheck.Fault::toString).toList();
  }

  @Override
  public UnitOfWork unitOfWork() {
    return new PostgresUnitOfWork(database.jdbi());
  }

  @Override
  public Accounts accounts() {
    return new PostgresAccounts(database.jdbi());
  }

  public Sessions sessions() {
    return new PostgresSessions(database.jdbi());
  }

  public OneTimeKeys oneTimeKeys() {
    return new PostgresOneTimeKeys(database.jdbi());
  }

  public SignInCodes signInCodes() {
    return new PostgresSignInCodes(database.jdbi());
  }

  public SignInLinks signInLinks() {
    return new PostgresSignInLinks(database.jdbi());
  }

  @Override
  public Generations generations() {
    return new PostgresGenerations(database.jdbi());
  }

  @Override
  public Orders orders() {
    return new PostgresOrders(database.jdbi());
  }

  @Override
  public Notices notices() {
    return new PostgresNotices(database.jdbi());
  }

  @Override
  public Questions questions() {
    return new PostgresQuestions(database.jdbi());
  }

  @Override
  public OrderMessages orderMessages() {
    return new PostgresOrderMessages(database.jdbi());
  }

  public Showings showings() {
    return new PostgresShowings(database.jdbi());
  }

  @Override
  public Alerts alerts() {
    return new PostgresAlerts(database.jdbi());
  }

  public Dialogues dialogues() {
    return new PostgresDialogues(database.jdbi(), clock);
  }

  public UpdateInbox updateInbox() {
    return new PostgresUpdateInbox(database.jdbi(), clock);
  }

  public SendPauses sendPauses() {
    return new PostgresSendPauses(database.jdbi(), clock);
  }

  public Leadership leadership() {
    return new PostgresLeadership(database);
  }

  public Blobs blobs() {
    return blobs;
  }

  @Override
  public KeptFiles keptFiles() {
    return new PostgresKeptFiles(database.jdbi());
  }

  @Override
  public Uploads uploads() {
    return new PostgresUploads(database.jdbi());
  }

  @Override
  public KeptAnswers keptAnswers() {
    return new PostgresKeptAnswers(database.jdbi());
  }

  @Override
  public Traces traces() {
    return new PostgresTraces(database.jdbi());
  }

  @Override
  public AccountNotes accountNotes() {
    return new PostgresAccountNotes(database.jdbi());
  }

  public Backlog backlog() {
    return new PostgresBacklog(database.jdbi(), clock);
  }

  public Ids ids() {
    return ids;
  }

  public TaskRunner tasks() {
    return tasks;
  }

  public List<Probe> probes() {
    return List.of(database.probe(), tasks.probe());
  }

  @Override
  public void close() {
    try (database) {
      tasks.close();
    } finally {
      embedded.ifPresent(EmbeddedDatabase::close);
    }
  }
}
