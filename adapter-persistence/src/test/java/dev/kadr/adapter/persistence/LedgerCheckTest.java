package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Validity;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.Given;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.ports.testkit.RequestExample;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proof that finds nothing is worth something only when it finds what is planted. */
class LedgerCheckTest implements PostgresSubjects {
  private final TestDatabase database = TestDatabase.migrated(2);
  private final LedgerCheck check = new LedgerCheck(database.jdbi());

  @Override
  public TestDatabase database() {
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aDatabaseWithEverythingInItHasNoFault() {
    for (var example : RequestExample.values()) {
      add(example);
    }
    var account = given().account(Given.CREDITS);
    given().grant(account, Origin.GIFT, 3, new Validity.Until(Fixtures.NOW));
    given().move(account, wallet -> wallet.expire(Fixtures.NOW));
    addMoney();
    assertThat(check.faults()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I1  | UPDATE grants SET amount = amount + 1
          I1  | UPDATE grants SET amount = amount + 1, available = available + 1
          I1  | UPDATE grants SET amount = amount + 1, spent = spent + 1
          I1  | UPDATE grants SET amount = amount + 1, revoked = revoked + 1
          I1  | UPDATE grants SET amount = amount + 1, expired = expired + 1
          I1  | UPDATE grants SET amount = amount + 1, held = held + 1
          I1  | DELETE FROM transfers WHERE reason = 'capture'
          I1  | DELETE FROM transfers WHERE reason = 'grant'
          I1  | UPDATE transfers SET amount = amount + 1 WHERE reason = 'hold'
          I2  | UPDATE grants SET available = available - 11, spent = spent + 11
          I2  | UPDATE grants SET written_off = -1
          I3  | UPDATE holds SET status = 'released' WHERE status = 'open'
          I3  | UPDATE hold_parts SET amount = amount + 1
          I3  | UPDATE generation_requests SET cost = cost + 1 WHERE status = 'queued'
          I3  | UPDATE holds SET purpose = 'refund' WHERE status = 'open'
          I4  | UPDATE generation_requests SET cost = cost + 1 WHERE status = 'completed'
          I4  | UPDATE holds SET status = 'open' WHERE status = 'captured'
          I4  | UPDATE holds SET status = 'captured' WHERE status = 'open'
          I4  | UPDATE holds SET account_id = (SELECT max(id::text)::uuid FROM accounts)
          I4  | UPDATE transfers SET amount = amount - 1 WHERE reason = 'release'
          I4  | DELETE FROM transfers WHERE reason = 'capture'
          I4  | DELETE FROM generation_requests WHERE status = 'queued'
          I4  | UPDATE generation_requests SET hold_id = (SELECT max(hold_id::text)::uuid FROM generation_requests)
          I5  | DELETE FROM scheduled_tasks
          I3  | UPDATE refunds SET status = 'succeeded'
          I3  | UPDATE refunds SET status = 'pending'
          I3  | DELETE FROM refunds
          I3  | UPDATE refunds SET hold_id = gen_random_uuid() WHERE status = 'requested'
          I3  | UPDATE refunds SET amount = 50001
          I3  | UPDATE holds SET status = 'revoked' WHERE purpose = 'refund'
          I3  | UPDATE holds SET purpose = 'generation' WHERE purpose = 'refund'
          I5  | DELETE FROM scheduled_tasks WHERE task_name = 'payment'
          I5  | DELETE FROM scheduled_tasks WHERE task_name = 'refund'
          I6  | UPDATE payments SET status = 'canceled' WHERE status = 'succeeded'
          I6  | DELETE FROM payments
          I6  | UPDATE payments SET amount = amount - 1
          I6  | UPDATE payments SET currency = 'XTR'
          I6  | UPDATE payments SET provider_id = 'one' WHERE status = 'succeeded'
          I6  | UPDATE orders SET credits = credits + 1
          I6  | UPDATE orders SET paid_by = NULL
          I6  | UPDATE orders SET status = 'cancelled'
          I6  | UPDATE orders SET paid_by = array_append(paid_by, 'other')
          I6  | UPDATE orders SET account_id = (SELECT min(id::text)::uuid FROM accounts)
          I6  | DELETE FROM grants WHERE origin = 'purchase'
          I6  | UPDATE grants SET reference = concat(reference, 'x') WHERE origin = 'purchase'
          I6  | UPDATE grants SET origin = 'purchase' WHERE origin = 'starter'
          I6  | UPDATE grants SET account_id = (SELECT min(id::text)::uuid FROM accounts) WHERE origin = 'purchase'
          I9  | DELETE FROM generation_events WHERE seq = 1
          I9  | DELETE FROM generation_events WHERE seq = 2
          I9  | UPDATE generation_events SET seq = seq + 1
          I9  | UPDATE generation_requests SET event_count = event_count + 1
          I9  | DELETE FROM generation_events
          I10 | UPDATE generation_events SET kind = 'accepted'
          I10 | UPDATE generation_requests SET provider = 'one', provider_job_id = '42'
          """)
  void eachKindOfFaultIsFound(String invariant, String plant) {
    add(RequestExample.QUEUED);
    add(RequestExample.COMPLETED);
    add(RequestExample.FAILED);
    addMoney();
    assertThat(check.faults()).isEmpty();

    dropWhatWouldRefuseIt();
    execute("UPDATE generation_events SET happened_at = now() - interval '1 hour'");
    assertThat(check.faults()).isEmpty();
    execute(plant);
    assertThat(check.faults()).extracting(LedgerCheck.Fault::invariant).contains(invariant);
  }

  /** An order that waits, one that is paid, one whose refund waits, one whose money is back. */
  private void addMoney() {
    var orders = new GivenOrders(unitOfWork());
    orders.placed();
    orders.paid();
    orders.refunding();
    orders.refunded();
    for (var id : orders().undecidedPayments(10)) {
      attend(TaskKind.PAYMENT, id.value());
    }
    for (var id : orders().undecidedRefunds(10)) {
      attend(TaskKind.REFUND, id.value());
    }
  }

  private void attend(TaskKind kind, UUID subject) {
    given().commit(store -> store.schedule(new Task(kind, subject.toString(), Fixtures.NOW)));
  }

  private void add(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    given().commit(store -> store.schedule(Moves.task(TaskKind.DEADLINE, request)));
  }

  /** The tables without what keeps them sound: as if a migration had forgotten it. */
  private void dropWhatWouldRefuseIt() {
    execute(
        """
        DO $$
        DECLARE fence record;
        BEGIN
          FOR fence IN
            SELECT conrelid::regclass AS owner, conname FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'f', 'p')
            ORDER BY contype = 'f' DESC
          LOOP
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', fence.owner, fence.conname);
          END LOOP;
        END $$
        """);
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }
}
