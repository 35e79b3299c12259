package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.KeptAnswers.Kept;
import dev.kadr.ports.generation.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of what was answered to callers' keys. */
@RegisterConstructorMapper(AnswerRows.Row.class)
interface AnswerRows {
  /** That it is written again is what gives it back: of any number at once the first stays. */
  @SqlQuery(
      """
      INSERT INTO kept_answers (account_id, key, fingerprint, kept_at)
      VALUES (:account, :key, :fingerprint, :now)
      ON CONFLICT (account_id, key) DO UPDATE SET fingerprint = kept_answers.fingerprint
      RETURNING *
      """)
  Row take(UUID account, String key, String fingerprint, Instant now);

  @SqlQuery(
      """
      UPDATE kept_answers SET answer = coalesce(answer, :answer)
      WHERE account_id = :account AND key = :key
      RETURNING answer
      """)
  Optional<String> answer(UUID account, String key, String answer);

  @SqlUpdate("DELETE FROM kept_answers WHERE account_id = :account AND key = :key")
  int forget(UUID account, String key);

  /** An order whose key is forgotten is no answer to the next wish under it. */
  @SqlQuery(
      """
      WITH old AS (
        DELETE FROM kept_answers WHERE (account_id, key) IN (
          SELECT account_id, key FROM kept_answers WHERE kept_at < :before
          ORDER BY kept_at LIMIT :limit FOR UPDATE SKIP LOCKED)
        RETURNING account_id, key
      ), freed AS (
        UPDATE orders o SET purchase_key = 'swept:' || o.id FROM old
        WHERE o.account_id = old.account_id AND 'purchase/' || o.purchase_key = old.key
      )
      SELECT count(*) FROM old
      """)
  int sweepAnswers(Instant before, int limit);

  /**
   * Receipts of requests, the oldest first: their ids grow with time. Only the key of a caller is
   * freed: what a button or a form stands for is that for ever.
   */
  @SqlQuery(
      """
      WITH old AS (
        DELETE FROM generation_receipts WHERE generation_id IN (
          SELECT first.generation_id FROM (
            SELECT generation_id FROM generation_receipts ORDER BY generation_id LIMIT :limit) first
          JOIN generation_requests r ON r.id = first.generation_id WHERE r.requested_at < :before)
        RETURNING generation_id
      ), freed AS (
        UPDATE generation_requests r SET submit_key = 'swept:' || r.id FROM old
        WHERE r.id = old.generation_id AND r.submit_key LIKE 'api:%'
      )
      SELECT count(*) FROM old
      """)
  int sweepReceipts(Instant before, int limit);

  static String submitKey(SubmitKey key) {
    return "submit/" + key.value();
  }

  static String purchaseKey(PurchaseKey key) {
    return "purchase/" + key.value();
  }

  /** A no in one line: its name and its numbers. */
  static String words(Refusal.Why why) {
    return switch (why) {
      case Refusal.Why.Insufficient(long cost, long balance, long missing) ->
          "insufficient %d %d %d".formatted(cost, balance, missing);
      case Refusal.Why.PriceChanged(long cost) -> "price-changed %d".formatted(cost);
    };
  }

  /** The columns of an answer. */
  record Row(String fingerprint, @Nullable String answer, Instant keptAt) {
    Kept kept() {
      return new Kept(fingerprint, Optional.ofNullable(answer));
    }

    Refusal refusal(AccountId account, SubmitKey key) {
      return new Refusal(account, key, fingerprint, why(), keptAt);
    }

    private Refusal.Why why() {
      var words = String.valueOf(answer).split(" ");
      return switch (words[0]) {
        case "insufficient" ->
            new Refusal.Why.Insufficient(number(words, 1), number(words, 2), number(words, 3));
        case "price-changed" -> new Refusal.Why.PriceChanged(number(words, 1));
        default -> throw new IllegalStateException("no answer that we write: " + answer);
      };
    }

    private static long number(String[] words, int place) {
      return Long.parseLong(words[place]);
    }
  }
}
