package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.Given;
import dev.kadr.ports.testkit.GivenOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One payment is one grant even where the code forgot to ask: the database says no. And where its
 * unique key is taken away, the check of the books sees it, so that a proof by it can fail.
 */
class GrantedOnceTest {
  private final TestDatabase database = TestDatabase.migrated(2);
  private final PostgresUnitOfWork unitOfWork = new PostgresUnitOfWork(database.jdbi());
  private final Purchase paid = new GivenOrders(unitOfWork).paid();

  @AfterEach
  void close() {
    database.close();
  }

  /** What a receiver does that asks neither the order nor the payment whether it knows. */
  private void giveAgain() {
    var provenance = new Provenance(Origin.PURCHASE, provider().value(), Fixtures.NOW);
    unitOfWork.<Boolean>inTransaction(
        store -> {
          var account = store.lockOrder(paid.order().id()).orElseThrow().wallet().account();
          var granted =
              Wallet.empty(account)
                  .grant(new GrantId(Fixtures.random()), provenance, 25, new Validity.Forever());
          store.append(Given.moved(granted).event());
          return true;
        });
  }

  private ProviderPaymentId provider() {
    return ((Payment.State.Succeeded) paid.payments().getFirst().state()).id();
  }

  @Test
  void theUniqueKeyRefusesASecondGrantOfAPayment() {
    assertThatThrownBy(this::giveAgain).hasStackTraceContaining("duplicate key value");
    assertThat(new LedgerCheck(database.jdbi()).faults()).isEmpty();
  }

  @Test
  void withoutTheUniqueKeyTheCheckOfTheBooksFindsTheSecond() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("ALTER TABLE grants DROP CONSTRAINT grants_are_made_once");
              handle.execute("ALTER TABLE transfers DROP CONSTRAINT transfers_pkey");
            });
    giveAgain();
    assertThat(new LedgerCheck(database.jdbi()).faults())
        .extracting(LedgerCheck.Fault::invariant, LedgerCheck.Fault::what)
        .contains(tuple("I6", "it brought 2 grants"));
  }
}
