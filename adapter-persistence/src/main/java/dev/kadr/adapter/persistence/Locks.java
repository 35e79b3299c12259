package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.ports.accounts.Leaver;
import dev.kadr.ports.accounts.LockedAccount;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.Standing;
import dev.kadr.ports.generation.Turn;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The reads that a decision begins with: one round trip each.
 *
 * <p>Everything that a decision about an account's credits or requests reads is written only by
 * whoever has locked the account's row, and locking it comes first. What follows in the same round
 * trip therefore neither changes any more nor is older than the lock, new rows included. Nobody
 * waits for a second lock while holding the first, except for the places of a provider, which are
 * locked before the account: so nobody waits in a circle.
 *
 * <p>The row is locked with {@code NO KEY}, because every row that refers to an account looks
 * whether it is there, and would have to wait otherwise.
 */
final class Locks {
  private static final RowMapper<AccountReads.Row> ACCOUNT =
      ConstructorMapper.of(AccountReads.Row.class);
  private static final RowMapper<Identity> IDENTITY = ConstructorMapper.of(Identity.class);
  private static final RowMapper<LockRows.Unsettled> UNSETTLED =
      ConstructorMapper.of(LockRows.Unsettled.class);
  private static final RowMapper<WalletReads.GrantRow> GRANT =
      ConstructorMapper.of(WalletReads.GrantRow.class);
  private static final RowMapper<WalletReads.PartRow> PART =
      ConstructorMapper.of(WalletReads.PartRow.class);
  private static final RowMapper<GenerationReads.Row> REQUEST =
      ConstructorMapper.of(GenerationReads.Row.class);
  private static final RowMapper<LockRows.Answered> RECEIPT =
      ConstructorMapper.of(LockRows.Answered.class);
  private static final RowMapper<AnswerRows.Row> REFUSAL =
      ConstructorMapper.of(AnswerRows.Row.class);
  private static final RowMapper<LockRows.Queue> QUEUE = ConstructorMapper.of(LockRows.Queue.class);
  private static final RowMapper<LockRows.Places> PLACES =
      ConstructorMapper.of(LockRows.Places.class);
  private static final RowMapper<LockRows.Callback> CALLBACK =
      ConstructorMapper.of(LockRows.Callback.class);
  private static final RowMapper<LockRows.Closed> CLOSED =
      ConstructorMapper.of(LockRows.Closed.class);
  private static final RowMapper<NoticeReads.Row> NOTICE =
      ConstructorMapper.of(NoticeReads.Row.class);

  private static final RowMapper<Boolean> ANYTHING = (row, context) -> true;

  private final Handle handle;

  Locks(Handle handle) {
    this.handle = handle;
  }

  private static final String ACCOUNT_BY_ID =
      """
      SELECT * FROM accounts WHERE id = :account AND left_at IS NULL FOR NO KEY UPDATE;
      SELECT * FROM grants WHERE account_id = :account AND (available > 0 OR held > 0) ORDER BY id
      """;

  Optional<LockedAccount> account(AccountId account) {
    return Answers.to(
        handle, ACCOUNT_BY_ID, Map.of("account", account.value()), Locks::lockedAccount);
  }

  private static final String ACCOUNT_BY_IDENTITY =
      """
      SELECT * FROM accounts
      WHERE id = (SELECT account_id FROM identities WHERE provider = :provider AND subject = :subject)
        AND left_at IS NULL
      FOR NO KEY UPDATE;
      SELECT * FROM grants
      WHERE account_id = (SELECT account_id FROM identities WHERE provider = :provider AND subject = :subject)
        AND (available > 0 OR held > 0)
      ORDER BY id
      """;

  Optional<LockedAccount> account(Identity identity) {
    var arguments = Map.of("provider", identity.provider(), "subject", identity.subject());
    return Answers.to(handle, ACCOUNT_BY_IDENTITY, arguments, Locks::lockedAccount);
  }

  private static Optional<LockedAccount> lockedAccount(Answers answers) throws SQLException {
    var account = answers.row(ACCOUNT).map(AccountReads.Row::toDomain);
    var grants = answers.rows(GRANT);
    return account.map(
        found -> new LockedAccount(found, WalletReads.wallet(found.id(), grants, List.of())));
  }

  private static final String LEAVER =
      """
      SELECT * FROM accounts WHERE id = :account AND left_at IS NULL FOR NO KEY UPDATE;
      SELECT * FROM grants WHERE account_id = :account AND (available > 0 OR held > 0) ORDER BY id;
      SELECT provider, subject FROM identities WHERE account_id = :account ORDER BY provider, subject;
      SELECT
        (SELECT count(*) FROM generation_requests WHERE account_id = :account AND status IN
          ('queued', 'analyzing', 'writing_prompt', 'submitting', 'submit_unknown', 'generating', 'downloading'))
          AS generations,
        (SELECT max(since) FROM generation_requests WHERE account_id = :account AND status = 'timed_out')
          AS timed_out_at,
        (SELECT count(DISTINCT o.id) FROM orders o LEFT JOIN payments p ON p.order_id = o.id
          WHERE o.account_id = :account AND (o.status IN ('placed', 'payment_unknown', 'awaiting_payment')
            OR p.status IN ('asked', 'unknown', 'open'))) AS orders,
        (SELECT count(*) FROM orders o JOIN payments p ON p.order_id = o.id
          JOIN refunds r ON r.payment_id = p.id
          WHERE o.account_id = :account AND r.status IN ('requested', 'unknown', 'pending')) AS refunds
      """;

  Optional<Leaver> leaver(AccountId account) {
    return Answers.to(
        handle,
        LEAVER,
        Map.of("account", account.value()),
        answers -> {
          var locked = lockedAccount(answers);
          var identities = answers.rows(IDENTITY);
          var open = answers.rows(UNSETTLED).getFirst();
          return locked.map(
              found -> new Leaver(found.account(), found.wallet(), identities, open.toDomain()));
        });
  }

  boolean knows(Collection<String> marks) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM tombstones WHERE mark = ANY(:marks))")
        .bindArray("marks", String.class, marks)
        .mapTo(Boolean.class)
        .one();
  }

  private static final String STANDING =
      """
      SELECT * FROM accounts WHERE id = :account AND left_at IS NULL FOR NO KEY UPDATE;
      SELECT * FROM grants WHERE account_id = :account AND (available > 0 OR held > 0) ORDER BY id;
      SELECT r.*, (SELECT json_agg(o ORDER BY o.position) FROM generation_outputs o
        WHERE o.generation_id = r.id) AS outputs
      FROM generation_requests r WHERE r.account_id = :account AND r.submit_key = :key;
      SELECT c.* FROM generation_requests r JOIN generation_receipts c ON c.generation_id = r.id
      WHERE r.account_id = :account AND r.submit_key = :key;
      SELECT * FROM kept_answers WHERE account_id = :account AND key = 'submit/' || :key;
      SELECT
        (SELECT count(*) FROM generation_requests WHERE provider = :provider AND status = 'queued') AS ahead,
        EXISTS (SELECT 1 FROM provider_closures WHERE provider = :provider) AS closed
      """;

  Optional<Standing> standing(AccountId account, SubmitKey key, ProviderId provider) {
    var arguments =
        Map.of("account", account.value(), "key", key.value(), "provider", provider.value());
    return Answers.to(
        handle,
        STANDING,
        arguments,
        answers -> {
          var locked = lockedAccount(answers);
          var earlier = answers.row(REQUEST).map(GenerationReads.Row::toDomain);
          var receipt = answers.row(RECEIPT).map(LockRows.Answered::toDomain);
          var refusal = answers.row(REFUSAL).map(row -> row.refusal(account, key));
          var queue = answers.rows(QUEUE).getFirst();
          return locked.map(
              found ->
                  new Standing(
                      found.account(),
                      found.wallet(),
                      earlier,
                      receipt,
                      refusal,
                      queue.ahead(),
                      queue.closed()));
        });
  }

  private static final String REQUEST_BY_ID =
      """
      SELECT 1 FROM accounts
      WHERE id = (SELECT account_id FROM generation_requests WHERE id = :generation)
      FOR NO KEY UPDATE;
      SELECT r.*, (SELECT json_agg(o ORDER BY o.position) FROM generation_outputs o
        WHERE o.generation_id = r.id) AS outputs
      FROM generation_requests r WHERE r.id = :generation;
      SELECT g.* FROM grants g JOIN generation_requests r ON r.account_id = g.account_id
      WHERE r.id = :generation AND (g.available > 0 OR g.held > 0
        OR g.id IN (SELECT p.grant_id FROM hold_parts p WHERE p.hold_id = r.hold_id))
      ORDER BY g.id;
      SELECT h.id AS hold_id, h.purpose, h.status, p.position, p.grant_id, p.amount AS part_amount
      FROM generation_requests r JOIN holds h ON h.id = r.hold_id JOIN hold_parts p ON p.hold_id = h.id
      WHERE r.id = :generation
      """;

  Optional<LockedRequest> request(GenerationId generation) {
    return Answers.to(
        handle,
        REQUEST_BY_ID,
        Map.of("generation", generation.value()),
        answers -> {
          answers.skip();
          return lockedRequest(answers);
        });
  }

  private static Optional<LockedRequest> lockedRequest(Answers answers) throws SQLException {
    var request = answers.row(REQUEST).map(GenerationReads.Row::toDomain);
    var grants = answers.rows(GRANT);
    var parts = answers.rows(PART);
    return request.map(
        found ->
            new LockedRequest(found, WalletReads.wallet(found.ticket().account(), grants, parts)));
  }

  /** The first number keeps these locks apart from all others that go by a name. */
  private static final String TURN =
      """
      SELECT pg_advisory_xact_lock(7001, hashtext(provider)) FROM generation_requests WHERE id = :generation;
      SELECT 1 FROM accounts
      WHERE id = (SELECT account_id FROM generation_requests WHERE id = :generation)
      FOR NO KEY UPDATE;
      SELECT r.*, (SELECT json_agg(o ORDER BY o.position) FROM generation_outputs o
        WHERE o.generation_id = r.id) AS outputs
      FROM generation_requests r WHERE r.id = :generation;
      SELECT g.* FROM grants g JOIN generation_requests r ON r.account_id = g.account_id
      WHERE r.id = :generation AND (g.available > 0 OR g.held > 0
        OR g.id IN (SELECT p.grant_id FROM hold_parts p WHERE p.hold_id = r.hold_id))
      ORDER BY g.id;
      SELECT h.id AS hold_id, h.purpose, h.status, p.position, p.grant_id, p.amount AS part_amount
      FROM generation_requests r JOIN holds h ON h.id = r.hold_id JOIN hold_parts p ON p.hold_id = h.id
      WHERE r.id = :generation;
      WITH own AS (SELECT * FROM generation_requests WHERE id = :generation),
      taken AS (
        SELECT other.account_id, count(*) AS places
        FROM own JOIN generation_requests other ON other.provider = own.provider
        WHERE other.status IN
          ('analyzing', 'writing_prompt', 'submitting', 'submit_unknown', 'generating', 'downloading')
        GROUP BY other.account_id
      )
      SELECT
        (SELECT coalesce(sum(places), 0) FROM taken) AS at_provider,
        (SELECT coalesce(sum(places), 0) FROM taken WHERE account_id = own.account_id) AS of_account,
        (SELECT count(*) FROM generation_requests other
          WHERE other.provider = own.provider AND other.status = 'queued'
            AND (other.requested_at, other.id) < (own.requested_at, own.id)
            AND other.account_id NOT IN (SELECT account_id FROM taken WHERE places >= :perAccount)) AS ahead,
        EXISTS (SELECT 1 FROM provider_closures c WHERE c.provider = own.provider) AS closed
      FROM own
      """;

  Optional<Turn> turn(GenerationId generation, Capacity capacity) {
    return Answers.to(
        handle,
        TURN,
        Map.of("generation", generation.value(), "perAccount", capacity.account()),
        answers -> {
          answers.skip();
          answers.skip();
          var locked = lockedRequest(answers);
          var counted = answers.row(PLACES);
          return locked.flatMap(found -> counted.map(places -> places.turn(found)));
        });
  }

  /** Two rows that are there or not; a callback's own is locked. */
  private static final String ARRIVAL =
      """
      SELECT 1 FROM provider_callbacks WHERE generation_id = :generation AND digest = :digest
      FOR NO KEY UPDATE;
      SELECT 1 FROM generation_requests WHERE id = :generation
      """;

  ProviderCallback.Arrival arrival(ProviderCallback.Key key) {
    var arguments = Map.of("generation", key.generation().value(), "digest", key.digest());
    return Answers.to(
        handle,
        ARRIVAL,
        arguments,
        answers -> {
          var known = answers.row(ANYTHING).isPresent();
          if (answers.row(ANYTHING).isEmpty()) {
            return ProviderCallback.Arrival.OF_NOTHING;
          }
          return known ? ProviderCallback.Arrival.AGAIN : ProviderCallback.Arrival.FIRST;
        });
  }

  private static final String CALLBACK_BY_KEY =
      """
      SELECT * FROM provider_callbacks WHERE generation_id = :generation AND digest = :digest
      FOR NO KEY UPDATE
      """;

  Optional<ProviderCallback> callback(ProviderCallback.Key key) {
    var arguments = Map.of("generation", key.generation().value(), "digest", key.digest());
    return Answers.to(handle, CALLBACK_BY_KEY, arguments, answers -> answers.row(CALLBACK))
        .map(LockRows.Callback::toDomain);
  }

  private static final String NOTICE_BY_ID =
      """
      SELECT * FROM notices WHERE subject = :subject AND kind = :kind FOR NO KEY UPDATE
      """;

  Optional<Notice> notice(NoticeId notice) {
    var arguments = Map.of("subject", notice.subject().value(), "kind", Names.of(notice.kind()));
    return Answers.to(handle, NOTICE_BY_ID, arguments, answers -> answers.row(NOTICE))
        .map(NoticeReads.Row::toDomain);
  }

  OrderLocks orders() {
    return new OrderLocks(handle);
  }

  private static final String CLOSURE_OF_PROVIDER =
      "SELECT * FROM provider_closures WHERE provider = :provider FOR UPDATE";

  Optional<Closure> closure(ProviderId provider) {
    var arguments = Map.of("provider", provider.value());
    return Answers.to(handle, CLOSURE_OF_PROVIDER, arguments, answers -> answers.row(CLOSED))
        .map(LockRows.Closed::toDomain);
  }
}
