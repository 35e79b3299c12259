package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.KeptAnswers;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** What was answered to callers' keys, in PostgreSQL. */
final class PostgresKeptAnswers implements KeptAnswers {
  private final AnswerRows rows;

  PostgresKeptAnswers(Jdbi jdbi) {
    this.rows = jdbi.onDemand(AnswerRows.class);
  }

  @Override
  public Kept take(AccountId account, PurchaseKey key, String fingerprint, Instant now) {
    var name = AnswerRows.purchaseKey(key);
    return Failures.reading(() -> rows.take(account.value(), name, fingerprint, now)).kept();
  }

  @Override
  public String answer(AccountId account, PurchaseKey key, String answer) {
    var name = AnswerRows.purchaseKey(key);
    return Failures.reading(() -> rows.answer(account.value(), name, answer)).orElse(answer);
  }

  @Override
  public void forget(AccountId account, PurchaseKey key) {
    var name = AnswerRows.purchaseKey(key);
    Failures.reading(() -> rows.forget(account.value(), name));
  }

  @Override
  public int sweep(Instant before, int limit) {
    return Failures.reading(
        () -> rows.sweepAnswers(before, limit) + rows.sweepReceipts(before, limit));
  }
}
