package dev.kadr.adapter.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Counters;
import dev.kadr.domain.credits.Debt;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Wallets without a lock. */
@RegisterConstructorMapper(WalletReads.SharedGrantRow.class)
interface WalletReads {
  /**
   * Live grants, each once for every open hold that has a part of it: one moment, one statement.
   */
  @SqlQuery(
      """
      SELECT g.*, part.*
      FROM grants g LEFT JOIN (
        SELECT h.id AS hold_id, h.purpose, h.status, p.position, p.grant_id, p.amount AS part_amount
        FROM holds h JOIN hold_parts p ON p.hold_id = h.id
        WHERE h.account_id = :account AND h.status = 'open'
      ) part ON part.grant_id = g.id
      WHERE g.account_id = :account AND (g.available > 0 OR g.held > 0)
      ORDER BY g.id, part.hold_id
      """)
  List<SharedGrantRow> live(UUID account);

  static Wallet wallet(AccountId account, List<GrantRow> grants, List<PartRow> parts) {
    return new Wallet(
        account, grants.stream().map(GrantRow::toDomain).toList(), PartRow.toDomain(parts));
  }

  static Wallet wallet(AccountId account, List<SharedGrantRow> rows) {
    return wallet(
        account,
        rows.stream().map(SharedGrantRow::grant).distinct().toList(),
        rows.stream().flatMap(SharedGrantRow::part).toList());
  }

  /** The columns of a grant. */
  record GrantRow(
      UUID id,
      String origin,
      String reference,
      Instant grantedAt,
      long amount,
      long available,
      long held,
      long spent,
      long expired,
      long revoked,
      long owedBack,
      long writtenOff,
      @Nullable Instant validUntil) {

    Grant toDomain() {
      return new Grant(
          new GrantId(id),
          new Provenance(Names.parse(Origin.class, origin), reference, grantedAt),
          amount,
          new Counters(available, held, spent, expired, revoked),
          new Debt(owedBack, writtenOff),
          validUntil == null ? new Validity.Forever() : new Validity.Until(validUntil));
    }
  }

  /** A part of a hold, with the columns of its hold. */
  record PartRow(
      UUID holdId, String purpose, String status, int position, UUID grantId, long partAmount) {

    /** The holds whose parts these are, in the order of their id. */
    static List<Hold> toDomain(List<PartRow> rows) {
      return rows.stream()
          .collect(groupingBy(row -> row.holdId.toString(), TreeMap::new, toList()))
          .values()
          .stream()
          .map(PartRow::hold)
          .toList();
    }

    private static Hold hold(List<PartRow> parts) {
      var any = parts.getFirst();
      return new Hold(
          new HoldId(any.holdId),
          Names.parse(Hold.Purpose.class, any.purpose),
          parts.stream().sorted((a, b) -> a.position - b.position).map(PartRow::part).toList(),
          Names.parse(Hold.Status.class, any.status));
    }

    private Hold.Part part() {
      return new Hold.Part(new GrantId(grantId), partAmount);
    }
  }

  /** A grant and, when a hold has a part of it, that part. */
  record SharedGrantRow(
      @Nested GrantRow grant,
      @Nullable UUID holdId,
      @Nullable String purpose,
      @Nullable String status,
      @Nullable Integer position,
      @Nullable Long partAmount) {

    Stream<PartRow> part() {
      return holdId == null
              || purpose == null
              || status == null
              || position == null
              || partAmount == null
          ? Stream.empty()
          : Stream.of(new PartRow(holdId, purpose, status, position, grant.id, partAmount));
    }
  }
}
