package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.LoginTicket;
import dev.kadr.domain.accounts.Particulars;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.accounts.Touch;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Reason;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.accounts.StatementLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Accounts without a lock. */
@RegisterConstructorMapper(AccountReads.Row.class)
@RegisterConstructorMapper(AccountReads.LineRow.class)
interface AccountReads {
  @SqlQuery("SELECT * FROM accounts WHERE id = :account AND left_at IS NULL")
  Optional<Row> find(UUID account);

  @SqlQuery(
      """
      SELECT a.* FROM accounts a JOIN identities i ON i.account_id = a.id
      WHERE i.provider = :provider AND i.subject = :subject
      """)
  Optional<Row> find(String provider, String subject);

  @SqlQuery(
      """
      SELECT * FROM accounts WHERE lower(username) = lower(:username) AND left_at IS NULL
      ORDER BY last_active DESC, id LIMIT 1
      """)
  Optional<Row> named(String username);

  @SqlQuery(
      """
      SELECT account_id FROM grants WHERE ends_at <= :now
      GROUP BY account_id ORDER BY min(ends_at), account_id LIMIT :limit
      """)
  List<UUID> withEndedCredits(Instant now, int limit);

  @SqlQuery(
      "SELECT subject FROM identities WHERE account_id = :account AND provider = :provider LIMIT 1")
  Optional<String> subject(UUID account, String provider);

  /**
   * The transfers of all grants as their owner reads them. A reference ends in its grant, except a
   * grant's own; what is left is the same for all grants of one movement. It names the hold behind
   * its first slash when it is about one.
   */
  @SqlQuery(
      """
      WITH moved AS (
        SELECT t.number, t.made_at, t.reason, g.origin, t.amount,
          CASE t.reason WHEN 'grant' THEN t.reference
            ELSE left(t.reference, -1 - length(t.grant_id::text)) END AS cause,
          (t.to_bucket = 'available')::int - (t.from_bucket = 'available')::int AS freed,
          (t.to_bucket = 'held')::int - (t.from_bucket = 'held')::int AS held
        FROM transfers t JOIN grants g ON g.id = t.grant_id WHERE g.account_id = :account
      ), movements AS (
        SELECT max(number) AS number, made_at, cause, min(reason) AS reason, min(origin) AS origin,
          sum(amount * freed) AS credits, sum(amount * held) AS kept
        FROM moved GROUP BY cause, made_at
      ), lines AS (
        SELECT number, made_at, reason, origin, cause, credits,
          sum(credits) OVER (ORDER BY number) AS balance, sum(kept) OVER (ORDER BY number) AS held
        FROM movements
      )
      SELECT l.number, l.made_at, l.reason, CASE l.reason WHEN 'grant' THEN l.origin END AS origin,
        l.credits, l.balance, l.held, r.id AS generation
      FROM (SELECT * FROM lines WHERE number < :before ORDER BY number DESC LIMIT :limit) l
      LEFT JOIN generation_requests r ON r.hold_id =
        CASE WHEN l.cause ~ '^(hold|capture|release|pay-back)/' THEN split_part(l.cause, '/', 2)::uuid END
      ORDER BY l.number DESC
      """)
  List<LineRow> statement(UUID account, long before, int limit);

  /** A line of a statement. */
  record LineRow(
      long number,
      Instant madeAt,
      String reason,
      @Nullable String origin,
      long credits,
      long balance,
      long held,
      @Nullable UUID generation) {
    StatementLine toDomain() {
      return new StatementLine(
          number,
          madeAt,
          Names.parse(Reason.class, reason),
          Optional.ofNullable(origin).map(name -> Names.parse(Origin.class, name)),
          credits,
          balance,
          held,
          Optional.ofNullable(generation).map(GenerationId::new));
    }
  }

  /** The columns of an account. */
  record Row(
      UUID id,
      String firstName,
      @Nullable String username,
      String language,
      @Nullable String chatId,
      boolean chatReachable,
      Instant openedAt,
      Instant lastActive,
      @Nullable String chosenLanguage,
      @Nullable Instant agreedAt,
      @Nullable String touchKind,
      @Nullable String touchCode,
      @Nullable Instant touchedAt,
      @Nullable String loginDigest,
      @Nullable Instant loginAt) {

    Account toDomain() {
      var profile =
          new Profile(
              firstName, Optional.ofNullable(username), Names.parse(Language.class, language));
      return new Account(new AccountId(id), profile, chat(), openedAt, lastActive, said());
    }

    private Particulars said() {
      return new Particulars(
          Optional.ofNullable(chosenLanguage).map(name -> Names.parse(Language.class, name)),
          Optional.ofNullable(agreedAt),
          touchKind == null || touchCode == null || touchedAt == null
              ? Optional.empty()
              : Optional.of(
                  new Touch(Names.parse(Touch.Kind.class, touchKind), touchCode, touchedAt)),
          loginDigest == null || loginAt == null
              ? Optional.empty()
              : Optional.of(new LoginTicket(loginDigest, loginAt)));
    }

    private Account.Chat chat() {
      if (chatId == null) {
        return new Account.Chat.None();
      }
      var chat = new ChatId(chatId);
      return chatReachable ? new Account.Chat.Reachable(chat) : new Account.Chat.Unreachable(chat);
    }
  }
}
