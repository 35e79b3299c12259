package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Terms;
import dev.kadr.domain.generation.Ticket;
import dev.kadr.domain.generation.Trail;
import dev.kadr.domain.generation.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Requests, their events and their providers without a lock. */
@RegisterConstructorMapper(GenerationReads.Row.class)
@RegisterConstructorMapper(GenerationReads.EventRow.class)
interface GenerationReads {
  @SqlQuery(
      """
      SELECT r.*, (SELECT json_agg(o ORDER BY o.position) FROM generation_outputs o
        WHERE o.generation_id = r.id) AS outputs
      FROM generation_requests r WHERE r.id = :generation
      """)
  Optional<Row> find(UUID generation);

  @SqlQuery(
      """
      SELECT r.*, (SELECT json_agg(o ORDER BY o.position) FROM generation_outputs o
        WHERE o.generation_id = r.id) AS outputs
      FROM generation_requests r
      WHERE r.id = :generation AND r.account_id = :account AND r.deleted_at IS NULL
      """)
  Optional<Row> find(UUID account, UUID generation);

  /** An empty status is every status. */
  @SqlQuery(
      """
      SELECT r.*, (SELECT json_agg(o ORDER BY o.position) FROM generation_outputs o
        WHERE o.generation_id = r.id) AS outputs
      FROM generation_requests r
      WHERE r.account_id = :account AND r.deleted_at IS NULL
        AND (r.requested_at, r.id) < (:placeAt, :place) AND r.requested_at >= :from
        AND r.requested_at < :to AND :status IN ('', r.shown_status)
      ORDER BY r.requested_at DESC, r.id DESC LIMIT :limit
      """)
  List<Row> list(
      UUID account,
      Instant from,
      Instant to,
      String status,
      Instant placeAt,
      UUID place,
      int limit);

  /** In milliseconds. */
  @SqlQuery(
      """
      SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY took) FROM (
        SELECT (extract(epoch FROM r.since - (SELECT min(e.happened_at) FROM generation_events e
          WHERE e.generation_id = r.id AND e.kind = 'started')) * 1000)::bigint AS took
        FROM generation_requests r WHERE r.model = :model AND r.status = 'completed'
        ORDER BY r.since DESC LIMIT 50) last
      """)
  Optional<Long> typical(String model);

  /** None of them has outputs. */
  @SqlQuery(
      """
      SELECT r.*, NULL AS outputs FROM generation_requests r
      WHERE r.account_id = :account AND r.status IN ('queued', 'analyzing', 'writing_prompt',
        'submitting', 'submit_unknown', 'generating', 'downloading')
      ORDER BY r.requested_at, r.id LIMIT :limit
      """)
  List<Row> underWay(UUID account, int limit);

  @SqlQuery(
      """
      SELECT r.*, (SELECT json_agg(o ORDER BY o.position) FROM generation_outputs o
        WHERE o.generation_id = r.id) AS outputs
      FROM generation_requests r WHERE r.account_id = :account AND r.deleted_at IS NULL
      ORDER BY r.requested_at DESC, r.id DESC OFFSET :skip LIMIT :limit
      """)
  List<Row> history(UUID account, int skip, int limit);

  @SqlQuery(
      """
      SELECT count(*) FROM generation_requests r JOIN generation_requests other
        ON other.provider = r.provider AND other.status = 'queued'
        AND (other.requested_at, other.id) < (r.requested_at, r.id)
      WHERE r.id = :generation AND r.status = 'queued'
      """)
  int ahead(UUID generation);

  @SqlQuery(
      """
      SELECT * FROM generation_events WHERE generation_id = :generation AND seq > :after ORDER BY seq
      """)
  List<EventRow> events(UUID generation, int after);

  /**
   * What moves a request carries its id as its instance; what times it says after a slash what it
   * times. NOT IN, so that the deadlines are read once and not for each request.
   */
  @SqlQuery(
      """
      SELECT r.id FROM generation_requests r
      WHERE (r.status IN ('queued', 'analyzing', 'writing_prompt', 'submitting', 'submit_unknown',
          'generating')
        AND r.id::text NOT IN (SELECT split_part(d.task_instance, '/', 1) FROM scheduled_tasks d
          WHERE d.task_name = 'deadline'))
      OR ((r.status IN ('queued', 'analyzing', 'writing_prompt', 'submitting', 'generating',
          'downloading')
          OR (r.status = 'timed_out' AND r.provider_job_id IS NOT NULL
            AND r.since > :timedOutAfter))
        AND NOT EXISTS (SELECT 1 FROM scheduled_tasks t
          WHERE t.task_name = ANY(:kinds) AND t.task_instance = r.id::text))
      ORDER BY r.requested_at, r.id LIMIT :limit
      """)
  List<UUID> unattended(Instant timedOutAfter, List<String> kinds, int limit);

  @SqlQuery("SELECT provider FROM provider_closures ORDER BY since, provider")
  List<String> closed();

  /** The columns of an event. */
  record EventRow(
      UUID generationId, int seq, String kind, String status, int progress, Instant happenedAt) {
    GenerationEvent toDomain() {
      return new GenerationEvent(
          new GenerationId(generationId),
          seq,
          Names.parse(GenerationEvent.Kind.class, kind),
          Names.parse(GenerationEvent.Status.class, status),
          progress,
          happenedAt);
    }
  }

  /**
   * The columns of a request.
   *
   * @param outputs its rows of generation_outputs as JSON; null when there are none
   */
  record Row(
      UUID id,
      UUID accountId,
      UUID holdId,
      String submitKey,
      String source,
      Instant requestedAt,
      String model,
      String instruction,
      String instructionText,
      List<String> pictures,
      @Nullable Integer width,
      @Nullable Integer height,
      String settings,
      String provider,
      String kind,
      int outputsAsked,
      long cost,
      String status,
      Instant since,
      @Nullable String prompt,
      @Nullable String brief,
      @Nullable String providerJobId,
      @Nullable Integer rereads,
      @Nullable String failure,
      int eventCount,
      String shownStatus,
      int progress,
      @Nullable String outputs) {

    /** The kinds of instruction by their names in the table. */
    enum Instruction {
      WRITTEN,
      PHOTOSHOOT;

      static Instruction of(Wish.Instruction instruction) {
        return switch (instruction) {
          case Wish.Instruction.Written written -> WRITTEN;
          case Wish.Instruction.Photoshoot photoshoot -> PHOTOSHOOT;
        };
      }
    }

    GenerationRequest toDomain() {
      var terms =
          new Terms(
              new ProviderId(provider), Names.parse(OutputKind.class, kind), outputsAsked, cost);
      var shown = Names.parse(GenerationEvent.Status.class, shownStatus);
      return new GenerationRequest(
          new GenerationId(id),
          ticket(),
          wish(),
          terms,
          state().toState(Json.outputs(outputs)),
          new Trail(eventCount, shown, progress));
    }

    private Ticket ticket() {
      return new Ticket(
          new AccountId(accountId),
          new HoldId(holdId),
          new SubmitKey(submitKey),
          Names.parse(Source.class, source),
          requestedAt);
    }

    private Wish wish() {
      var words = new Prompt(instructionText);
      var said =
          switch (Names.parse(Instruction.class, instruction)) {
            case WRITTEN -> new Wish.Instruction.Written(words);
            case PHOTOSHOOT -> new Wish.Instruction.Photoshoot(words);
          };
      return new Wish(
          new ModelId(model),
          said,
          pictures.stream().map(BlobKey::new).toList(),
          size(),
          Json.settings(settings));
    }

    private Optional<PictureSize> size() {
      return width == null || height == null
          ? Optional.empty()
          : Optional.of(new PictureSize(width, height));
    }

    private StateColumns state() {
      return new StateColumns(
          Names.parse(StateColumns.Status.class, status),
          since,
          prompt,
          brief,
          providerJobId,
          rereads,
          failure == null ? null : Names.parse(FailureClass.class, failure));
    }
  }
}
