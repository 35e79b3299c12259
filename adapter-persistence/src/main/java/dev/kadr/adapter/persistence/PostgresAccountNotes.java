package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.ports.accounts.AccountNotes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What accounts said beside their business, in PostgreSQL. */
final class PostgresAccountNotes implements AccountNotes {
  private final Rows rows;

  PostgresAccountNotes(Jdbi jdbi) {
    this.rows = jdbi.onDemand(Rows.class);
  }

  @Override
  public Optional<Utm> utm(AccountId account) {
    return Failures.reading(() -> rows.utm(account.value()).map(UtmRow::toDomain));
  }

  @Override
  public boolean noteUtm(AccountId account, Utm utm, Instant now) {
    var changed = Failures.reading(() -> rows.noteUtm(account.value(), UtmRow.of(utm), now));
    return changed > 0;
  }

  @Override
  public boolean wantsLetters(AccountId account) {
    return Failures.reading(() -> rows.letters(account.value()).orElse(false));
  }

  @Override
  public void setLetters(AccountId account, boolean wanted) {
    Failures.reading(() -> rows.setLetters(account.value(), wanted));
  }

  /** The table. */
  @RegisterConstructorMapper(UtmRow.class)
  interface Rows {
    @SqlQuery(
        "SELECT * FROM account_notes WHERE account_id = :account AND utm_noted_at IS NOT NULL")
    Optional<UtmRow> utm(UUID account);

    @SqlUpdate(
        """
        INSERT INTO account_notes (account_id, letters, utm_noted_at,
          utm_source, utm_medium, utm_campaign, utm_term, utm_content)
        VALUES (:account, false, :now,
          :utm.utmSource, :utm.utmMedium, :utm.utmCampaign, :utm.utmTerm, :utm.utmContent)
        ON CONFLICT (account_id) DO UPDATE
        SET utm_noted_at = excluded.utm_noted_at, utm_source = excluded.utm_source,
          utm_medium = excluded.utm_medium, utm_campaign = excluded.utm_campaign,
          utm_term = excluded.utm_term, utm_content = excluded.utm_content
        WHERE account_notes.utm_noted_at IS NULL
        """)
    int noteUtm(UUID account, @BindMethods("utm") UtmRow utm, Instant now);

    @SqlQuery("SELECT letters FROM account_notes WHERE account_id = :account")
    Optional<Boolean> letters(UUID account);

    @SqlUpdate(
        """
        INSERT INTO account_notes (account_id, letters) VALUES (:account, :wanted)
        ON CONFLICT (account_id) DO UPDATE SET letters = excluded.letters
        """)
    int setLetters(UUID account, boolean wanted);
  }

  /** The marks' columns. */
  public record UtmRow(
      @Nullable String utmSource,
      @Nullable String utmMedium,
      @Nullable String utmCampaign,
      @Nullable String utmTerm,
      @Nullable String utmContent) {
    static UtmRow of(Utm utm) {
      return new UtmRow(
          utm.source().orElse(null),
          utm.medium().orElse(null),
          utm.campaign().orElse(null),
          utm.term().orElse(null),
          utm.content().orElse(null));
    }

    Utm toDomain() {
      return new Utm(
          Optional.ofNullable(utmSource),
          Optional.ofNullable(utmMedium),
          Optional.ofNullable(utmCampaign),
          Optional.ofNullable(utmTerm),
          Optional.ofNullable(utmContent));
    }
  }
}
