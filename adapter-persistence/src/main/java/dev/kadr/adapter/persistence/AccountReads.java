package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.LoginTicket;
import dev.kadr.domain.accounts.Particulars;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.accounts.Touch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Accounts without a lock. */
@RegisterConstructorMapper(AccountReads.Row.class)
interface AccountReads {
  @SqlQuery("SELECT * FROM accounts WHERE id = :account")
  Optional<Row> find(UUID account);

  @SqlQuery(
      """
      SELECT a.* FROM accounts a JOIN identities i ON i.account_id = a.id
      WHERE i.provider = :provider AND i.subject = :subject
      """)
  Optional<Row> find(String provider, String subject);

  @SqlQuery(
      """
      SELECT * FROM accounts WHERE lower(username) = lower(:username)
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
