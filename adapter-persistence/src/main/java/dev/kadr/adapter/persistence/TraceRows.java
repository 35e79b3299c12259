package dev.kadr.adapter.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Where an account leaves traces. Whoever comes to keep something about people adds it here. */
@RegisterConstructorMapper(TraceRows.Left.class)
interface TraceRows {
  @SqlQuery("SELECT left_at FROM accounts WHERE id = :account AND left_at IS NOT NULL")
  Optional<Instant> leftAt(UUID account);

  /** Two removals of one account wait for each other. */
  @SqlQuery(
      "SELECT left_at, chat_id FROM accounts WHERE id = :account AND left_at IS NOT NULL FOR NO KEY"
          + " UPDATE")
  Optional<Left> lock(UUID account);

  /**
   * Every file of the account, whatever was said of it, with those that are not noted yet noted.
   */
  @SqlQuery(
      """
      WITH mine AS (
        SELECT unnest(pictures) AS file FROM generation_requests WHERE account_id = :account
        UNION SELECT o.original FROM generation_outputs o JOIN generation_requests r ON r.id = o.generation_id
          WHERE r.account_id = :account
        UNION SELECT o.preview FROM generation_outputs o JOIN generation_requests r ON r.id = o.generation_id
          WHERE r.account_id = :account
        UNION SELECT file FROM uploads WHERE account_id = :account
        UNION SELECT preview FROM uploads WHERE account_id = :account
        UNION SELECT unnest(:more::text[])
      ), kept AS (
        SELECT unnest(pictures) AS file FROM generation_requests
          WHERE account_id = :account AND pictures_removed_at IS NULL
        UNION SELECT unnest(ARRAY[o.original, o.preview])
          FROM generation_outputs o JOIN generation_requests r ON r.id = o.generation_id
          WHERE r.account_id = :account AND o.removed_at IS NULL
        UNION SELECT unnest(ARRAY[file, preview]) FROM uploads WHERE account_id = :account
        UNION SELECT unnest(:more::text[])
      ), noted AS (
        INSERT INTO retired_files (file, retired_at)
        SELECT k.file, :now FROM kept k
        WHERE NOT EXISTS (SELECT 1 FROM generation_requests r WHERE r.pictures @> ARRAY[k.file]
          AND r.pictures_removed_at IS NULL AND r.account_id <> :account)
        ON CONFLICT (file) DO NOTHING
        RETURNING file
      )
      SELECT file FROM noted
      UNION SELECT f.file FROM retired_files f JOIN mine m ON m.file = f.file
      """)
  List<String> retireFiles(UUID account, List<String> more, Instant now);

  @SqlUpdate(
      """
      WITH requests AS (
        UPDATE generation_requests
        SET deleted_at = coalesce(deleted_at, :now), instruction_text = '-', settings = '{}',
          pictures_removed_at = coalesce(pictures_removed_at, :now), submit_key = 'left:' || id
        WHERE account_id = :account
        RETURNING id
      ), outputs AS (
        UPDATE generation_outputs SET removed_at = :now
        WHERE generation_id IN (SELECT id FROM requests) AND removed_at IS NULL
      ), callbacks AS (
        DELETE FROM provider_callbacks WHERE generation_id IN (SELECT id FROM requests)
      ), receipts AS (
        DELETE FROM generation_receipts WHERE generation_id IN (SELECT id FROM requests)
      ), shown AS (
        DELETE FROM progress_messages WHERE generation_id IN (SELECT id FROM requests)
      )
      DELETE FROM uploads WHERE account_id = :account
      """)
  int blankRequests(UUID account, Instant now);

  /** The rows of money stay; what was sent to the gateway and what it told named people. */
  @SqlUpdate(
      """
      WITH bought AS (
        UPDATE orders SET utm = '{}', purchase_key = 'left:' || id WHERE account_id = :account
        RETURNING id
      ), shown AS (
        DELETE FROM order_messages WHERE order_id IN (SELECT id FROM bought)
      ), paid AS (
        UPDATE payments SET body = '{}' WHERE order_id IN (SELECT id FROM bought)
        RETURNING id, provider_id
      ), returned AS (
        UPDATE refunds SET body = CASE WHEN body IS NOT NULL THEN '{}' END
        WHERE payment_id IN (SELECT id FROM paid)
        RETURNING provider_id
      )
      UPDATE payment_notifications SET body = '{}' WHERE subject IN (
        SELECT provider_id FROM paid UNION SELECT provider_id FROM returned)
      """)
  int blankMoney(UUID account);

  /** What was told stays told; which messages said so is forgotten. */
  @SqlUpdate(
      """
      UPDATE notices SET
        status = CASE status WHEN 'sent' THEN 'sent' ELSE 'dropped' END,
        messages = CASE status WHEN 'sent' THEN '{}'::bigint[] END,
        why = CASE status WHEN 'sent' THEN NULL ELSE 'the account is gone' END
      WHERE subject IN (
        SELECT id FROM generation_requests WHERE account_id = :account
        UNION SELECT id FROM orders WHERE account_id = :account
        UNION SELECT p.id FROM payments p JOIN orders o ON o.id = p.order_id WHERE o.account_id = :account
        UNION SELECT r.id FROM refunds r JOIN payments p ON p.id = r.payment_id
          JOIN orders o ON o.id = p.order_id WHERE o.account_id = :account)
      """)
  int blankNotices(UUID account);

  @SqlUpdate(
      """
      WITH sessions AS (DELETE FROM sessions WHERE account_id = :account),
      kept AS (DELETE FROM kept_answers WHERE account_id = :account),
      codes AS (DELETE FROM sign_in_codes WHERE account_id = :account),
      links AS (DELETE FROM sign_in_links WHERE account_id = :account),
      contacts AS (DELETE FROM contacts WHERE account_id = :account),
      subscriptions AS (DELETE FROM subscriptions WHERE account_id = :account),
      dialogues AS (DELETE FROM dialogues WHERE account_id = :account)
      DELETE FROM account_notes WHERE account_id = :account
      """)
  int deleteSayings(UUID account);

  @SqlUpdate("DELETE FROM question_copies WHERE account_id = :account")
  int deleteCopies(UUID account);

  @SqlUpdate("DELETE FROM question_answers WHERE account_id = :account")
  int deleteAnswers(UUID account);

  @SqlUpdate("DELETE FROM questions WHERE account_id = :account")
  int deleteQuestions(UUID account);

  /** What waits from before is not handled any more: nobody is there to answer. */
  @SqlUpdate(
      """
      UPDATE telegram_updates SET status = 'done', body = '', error = NULL, lane = 'left'
      WHERE substring(lane from '[^:]*$') = :chat AND received_at <= :leftAt
      """)
  int blankUpdates(String chat, Instant leftAt);

  @SqlUpdate("DELETE FROM messenger_pauses WHERE scope = 'chat:' || :chat")
  int deletePauses(String chat);

  @SqlUpdate(
      """
      UPDATE accounts SET first_name = '', username = NULL, language = 'ru', chat_id = NULL,
        chat_reachable = false, last_active = left_at, chosen_language = NULL, agreed_at = NULL,
        touch_kind = NULL, touch_code = NULL, touched_at = NULL, login_digest = NULL, login_at = NULL
      WHERE id = :account
      """)
  int blankAccount(UUID account);

  /** Somebody who left, and where they were written to. */
  record Left(Instant leftAt, @Nullable String chatId) {}
}
