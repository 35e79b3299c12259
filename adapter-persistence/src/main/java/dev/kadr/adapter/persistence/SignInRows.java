package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInLinks;
import dev.kadr.ports.accounts.SignInWay;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of signing in. What has ended is dropped by whatever adds the next row, some at a time,
 * so that nothing has to look after these tables.
 */
interface SignInRows {
  @SqlUpdate(
      """
      WITH ended AS (
        DELETE FROM sessions WHERE id IN (
          SELECT id FROM sessions WHERE ends_at <= :openedAt
          ORDER BY ends_at LIMIT 10 FOR UPDATE SKIP LOCKED))
      INSERT INTO sessions (id, account_id, way, renewal_digest, device, opened_at, ends_at)
      VALUES (:id, :accountId, :way, :renewalDigest, :device, :openedAt, :endsAt)
      """)
  int open(@BindMethods SessionRow session);

  @SqlQuery("SELECT * FROM sessions WHERE id = :id AND ends_at > :now")
  @RegisterConstructorMapper(SessionRow.class)
  Optional<SessionRow> find(UUID id, Instant now);

  @SqlQuery("SELECT * FROM sessions WHERE renewal_digest = :digest AND ends_at > :now")
  @RegisterConstructorMapper(SessionRow.class)
  Optional<SessionRow> findByRenewal(String digest, Instant now);

  @SqlUpdate("UPDATE sessions SET ends_at = :endsAt WHERE id = :id")
  int prolong(UUID id, Instant endsAt);

  @SqlUpdate("DELETE FROM sessions WHERE id = :id")
  int end(UUID id);

  @SqlUpdate("DELETE FROM sessions WHERE account_id = :account")
  int endAll(UUID account);

  /** A key that has ended may be used again: it is refused for its age by then. */
  @SqlUpdate(
      """
      WITH ended AS (
        DELETE FROM one_time_keys WHERE digest IN (
          SELECT digest FROM one_time_keys WHERE ends_at <= :now AND digest <> :digest
          ORDER BY ends_at LIMIT 10 FOR UPDATE SKIP LOCKED))
      INSERT INTO one_time_keys (digest, ends_at) VALUES (:digest, :endsAt)
      ON CONFLICT (digest) DO UPDATE SET ends_at = excluded.ends_at
        WHERE one_time_keys.ends_at <= :now
      """)
  int use(String digest, Instant endsAt, Instant now);

  @SqlUpdate(
      """
      INSERT INTO sign_in_codes (account_id, digest, tries_left, ends_at)
      VALUES (:account, :digest, :tries, :endsAt)
      ON CONFLICT (account_id) DO UPDATE
      SET digest = excluded.digest, tries_left = excluded.tries_left, ends_at = excluded.ends_at
      """)
  int putCode(UUID account, String digest, int tries, Instant endsAt);

  /** Each try takes one and is told what it tries; the row's lock lets them come one by one. */
  @SqlQuery(
      """
      UPDATE sign_in_codes SET tries_left = tries_left - 1
      WHERE account_id = :account AND tries_left > 0 AND ends_at > :now
      RETURNING digest
      """)
  Optional<String> tryCode(UUID account, Instant now);

  @SqlUpdate("DELETE FROM sign_in_codes WHERE account_id = :account AND digest = :digest")
  int takeCode(UUID account, String digest);

  @SqlUpdate(
      """
      WITH ended AS (
        DELETE FROM sign_in_links WHERE ticket IN (
          SELECT ticket FROM sign_in_links WHERE ends_at <= :askedAt
          ORDER BY ends_at LIMIT 10 FOR UPDATE SKIP LOCKED))
      INSERT INTO sign_in_links
        (ticket, poll, browser, device, asked_at, ends_at, answer, account_id)
      VALUES (:ticket, :poll, :browser, :device, :askedAt, :endsAt, :answer, :accountId)
      """)
  int addLink(@BindMethods LinkRow link);

  @SqlQuery("SELECT * FROM sign_in_links WHERE ticket = :ticket AND ends_at > :now")
  @RegisterConstructorMapper(LinkRow.class)
  Optional<LinkRow> findByTicket(String ticket, Instant now);

  @SqlQuery("SELECT * FROM sign_in_links WHERE poll = :poll AND ends_at > :now")
  @RegisterConstructorMapper(LinkRow.class)
  Optional<LinkRow> findByPoll(String poll, Instant now);

  @SqlUpdate(
      """
      UPDATE sign_in_links SET answer = :answer, account_id = :account
      WHERE ticket = :ticket AND answer = 'none' AND ends_at > :now
      """)
  int answer(String ticket, String answer, @Nullable UUID account, Instant now);

  @SqlUpdate("DELETE FROM sign_in_links WHERE poll = :poll")
  int takeLink(String poll);

  /** The columns of a session. */
  record SessionRow(
      UUID id,
      UUID accountId,
      String way,
      String renewalDigest,
      String device,
      Instant openedAt,
      Instant endsAt) {

    static SessionRow of(Sessions.Kept session) {
      return new SessionRow(
          session.id().value(),
          session.account().value(),
          Names.of(session.way()),
          session.renewalDigest(),
          session.device(),
          session.openedAt(),
          session.endsAt());
    }

    Sessions.Kept toDomain() {
      return new Sessions.Kept(
          new SessionId(id),
          new AccountId(accountId),
          Names.parse(SignInWay.class, way),
          renewalDigest,
          device,
          openedAt,
          endsAt);
    }
  }

  /** The columns of a link. */
  record LinkRow(
      String ticket,
      String poll,
      String browser,
      String device,
      Instant askedAt,
      Instant endsAt,
      String answer,
      @Nullable UUID accountId) {
    private static final String NONE = "none";
    private static final String YES = "yes";
    private static final String NO = "no";

    static LinkRow of(SignInLinks.Link link) {
      return new LinkRow(
          link.ticket(),
          link.poll(),
          link.browser(),
          link.device(),
          link.askedAt(),
          link.endsAt(),
          name(link.answer()),
          account(link.answer()));
    }

    static String name(SignInLinks.Answer answer) {
      return switch (answer) {
        case SignInLinks.Answer.None none -> NONE;
        case SignInLinks.Answer.Yes yes -> YES;
        case SignInLinks.Answer.No no -> NO;
      };
    }

    static @Nullable UUID account(SignInLinks.Answer answer) {
      return switch (answer) {
        case SignInLinks.Answer.None none -> null;
        case SignInLinks.Answer.Yes(var account) -> account.value();
        case SignInLinks.Answer.No no -> null;
      };
    }

    SignInLinks.Link toDomain() {
      return new SignInLinks.Link(ticket, poll, browser, device, askedAt, endsAt, said());
    }

    private SignInLinks.Answer said() {
      if (accountId != null) {
        return new SignInLinks.Answer.Yes(new AccountId(accountId));
      }
      return answer.equals(NO) ? new SignInLinks.Answer.No() : new SignInLinks.Answer.None();
    }
  }
}
