package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Bucket;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Reason;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Uploads;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.testkit.StoreSubjects;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The ports of one test database, and what its tables say where no port does. */
interface PostgresSubjects extends StoreSubjects {
  TestDatabase database();

  default Jdbi jdbi() {
    return database().jdbi();
  }

  @Override
  default UnitOfWork unitOfWork() {
    return new PostgresUnitOfWork(jdbi());
  }

  @Override
  default Accounts accounts() {
    return new PostgresAccounts(jdbi());
  }

  @Override
  default Generations generations() {
    return new PostgresGenerations(jdbi());
  }

  @Override
  default KeptFiles keptFiles() {
    return new PostgresKeptFiles(jdbi());
  }

  @Override
  default Orders orders() {
    return new PostgresOrders(jdbi());
  }

  @Override
  default Uploads uploads() {
    return new PostgresUploads(jdbi());
  }

  @Override
  default AccountNotes accountNotes() {
    return new PostgresAccountNotes(jdbi());
  }

  @Override
  default Notices notices() {
    return new PostgresNotices(jdbi());
  }

  @Override
  default Alerts alerts() {
    return new PostgresAlerts(jdbi());
  }

  @Override
  default List<Transfer> transfersOf(AccountId account) {
    var sql =
        """
        SELECT t.* FROM transfers t JOIN grants g ON g.id = t.grant_id
        WHERE g.account_id = :account ORDER BY t.made_at, t.reference
        """;
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("account", account.value())
                    .map(
                        (row, context) ->
                            new Transfer(
                                row.getString("reference"),
                                new GrantId(row.getObject("grant_id", UUID.class)),
                                new Transfer.Move(
                                    Names.parse(Bucket.class, row.getString("from_bucket")),
                                    Names.parse(Bucket.class, row.getString("to_bucket"))),
                                row.getLong("amount"),
                                Names.parse(Reason.class, row.getString("reason")),
                                row.getTimestamp("made_at").toInstant()))
                    .list());
  }

  @Override
  default List<Task> tasksOf(String instance) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM scheduled_tasks WHERE task_instance = :instance")
                    .bind("instance", instance)
                    .map(
                        (row, context) ->
                            new Task(
                                kind(row.getString("task_name")),
                                row.getString("task_instance"),
                                row.getTimestamp("execution_time").toInstant()))
                    .list());
  }

  private static TaskKind kind(String id) {
    return Stream.of(TaskKind.values())
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  default Optional<ProviderCost> costOf(GenerationId generation) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM provider_costs WHERE generation_id = :id")
                    .bind("id", generation.value())
                    .map(
                        (row, context) ->
                            new ProviderCost(
                                generation,
                                row.getObject("cost", BigDecimal.class),
                                row.getTimestamp("known_at").toInstant()))
                    .findOne());
  }

  @Override
  default Optional<ProviderLoss> lossOf(GenerationId generation) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT noted_at FROM provider_losses WHERE generation_id = :id")
                    .bind("id", generation.value())
                    .mapTo(Instant.class)
                    .map(at -> new ProviderLoss(generation, at))
                    .findOne());
  }
}
