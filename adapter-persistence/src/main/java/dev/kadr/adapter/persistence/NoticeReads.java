package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Notices and alerts without a lock, and who was told of an alert. */
@RegisterConstructorMapper(NoticeReads.Row.class)
@RegisterConstructorMapper(NoticeReads.AlertRow.class)
interface NoticeReads {
  @SqlQuery("SELECT * FROM notices WHERE subject = :subject AND kind = :kind")
  Optional<Row> find(UUID subject, String kind);

  @SqlQuery(
      """
      SELECT * FROM alerts WHERE instance = :instance AND closed_at IS NULL AND NOT told LIMIT 1
      """)
  Optional<AlertRow> untold(String instance);

  @SqlQuery("SELECT * FROM alerts WHERE closed_at IS NULL ORDER BY id LIMIT :limit")
  List<AlertRow> open(int limit);

  @SqlUpdate(
      """
      UPDATE alerts SET logged = true
      WHERE instance = :instance AND closed_at IS NULL AND NOT logged
      """)
  int noteLogged(String instance);

  @SqlUpdate(
      "UPDATE alerts SET told = true WHERE instance = :instance AND closed_at IS NULL AND NOT told")
  int noteTold(String instance);

  static Columns<Notice> newNotice() {
    return savedNotice()
        .maybe(it -> it.id().subject() instanceof Subject.OfGeneration(var id) ? id.value() : null)
        .maybe(it -> it.id().subject() instanceof Subject.OfOrder(var id) ? id.value() : null)
        .maybe(it -> it.id().subject() instanceof Subject.OfPayment(var id) ? id.value() : null)
        .maybe(it -> it.id().subject() instanceof Subject.OfRefund(var id) ? id.value() : null)
        .uuid(it -> it.account().value())
        .time(Notice::at);
  }

  static Columns<Notice> savedNotice() {
    return new Columns<Notice>()
        .name(it -> it.id().kind())
        .uuid(it -> it.id().subject().value())
        .name(it -> Row.Status.of(it.status()))
        .text(it -> messages(it.status()))
        .text(it -> it.status() instanceof Notice.Status.Dropped(var why) ? why : null);
  }

  private static @Nullable String messages(Notice.Status status) {
    return status instanceof Notice.Status.Sent(var messages)
        ? messages.stream().map(String::valueOf).collect(Collectors.joining(","))
        : null;
  }

  /** The columns of a notice. */
  record Row(
      String kind,
      UUID subject,
      UUID accountId,
      Instant notedAt,
      String status,
      @Nullable List<Long> messages,
      @Nullable String why) {

    /** How far a telling is, by its name in the table. */
    enum Status {
      DUE,
      SENT,
      DROPPED;

      static Status of(Notice.Status status) {
        return switch (status) {
          case Notice.Status.Due due -> DUE;
          case Notice.Status.Sent sent -> SENT;
          case Notice.Status.Dropped dropped -> DROPPED;
        };
      }
    }

    Notice toDomain() {
      var told = Names.parse(Notice.Kind.class, kind);
      return new Notice(
          new NoticeId(told, Subject.of(told, subject)),
          new AccountId(accountId),
          notedAt,
          switch (Names.parse(Status.class, status)) {
            case DUE -> new Notice.Status.Due();
            case SENT -> new Notice.Status.Sent(messages == null ? List.of() : messages);
            case DROPPED -> new Notice.Status.Dropped(why == null ? "" : why);
          });
    }
  }

  /** The columns of an alert. */
  record AlertRow(String kind, String reference, String reason, Instant raisedAt) {
    Alert toDomain() {
      return new Alert(Names.parse(Alert.Kind.class, kind), reference, reason, raisedAt);
    }
  }
}
