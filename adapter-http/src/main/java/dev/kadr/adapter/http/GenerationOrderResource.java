package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.usecases.generation.CreateGeneration;
import dev.kadr.usecases.generation.CreateGeneration.Result;
import dev.kadr.usecases.generation.CreateGeneration.Submission;
import dev.kadr.usecases.generation.Form;
import dev.kadr.usecases.generation.RequestGeneration.Buyer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To have pictures made. */
@Path("/api/generations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class GenerationOrderResource {
  private final CreateGeneration create;
  private final Fingerprint fingerprint;

  GenerationOrderResource(CreateGeneration create, Fingerprint fingerprint) {
    this.create = create;
    this.fingerprint = fingerprint;
  }

  /** What somebody wants. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record NewGeneration(
      @NotBlank @Size(max = 32) @Schema(example = "gpt-image-1") String model,
      @Nullable @Size(max = 20_000) @Schema(example = "a fox in the snow") String prompt,
      @Nullable
          @Size(max = 10)
          @Schema(description = "photos to start from, as POST /api/uploads named them")
          List<@NotNull UUID> uploadIds,
      @Nullable
          @Size(max = 30)
          @Schema(example = "{\"size\":\"1024x1024\"}", description = "by the schema of the model")
          @JsonDeserialize(contentUsing = SettingText.class)
          Map<@Size(max = 64) String, @NotNull @Size(max = 4_000) String> settings,
      @Nullable
          @Min(1)
          @Max(10)
          @Schema(example = "1", description = "how many; like the setting that says so, if any")
          Integer images,
      @Nullable @Min(0) @Schema(example = "2", description = "refuse it when it costs more credits")
          Long maxCost) {
    Form form() {
      return new Form(
          model,
          Optional.ofNullable(prompt),
          uploadIds == null ? List.of() : uploadIds.stream().map(UploadId::new).toList(),
          settings == null ? Map.of() : settings,
          images == null ? OptionalInt.empty() : OptionalInt.of(images));
    }

    OptionalLong mostCost() {
      return maxCost == null ? OptionalLong.empty() : OptionalLong.of(maxCost);
    }
  }

  /** A request that was taken. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Created(
      UUID id,
      @Schema(example = "queued") String status,
      @Schema(example = "2") long cost,
      @Schema(example = "8", description = "free afterwards") long credits,
      @Schema(example = "0", description = "how many wait before it") int position,
      @Schema(example = "40") int etaSeconds) {}

  @POST
  @Limited(RouteClass.SUBMIT)
  @Operation(
      summary = "Have pictures made",
      description = "The credits are held at once and spent only on what was delivered.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Created.class)))
  public Response create(
      @Parameter(hidden = true) @Auth Session session,
      @Parameter(required = true, example = "8b0d7a52-order-1") @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @NotNull @Valid NewGeneration wanted) {
    var buyer =
        new Buyer(session.account(), new SubmitKey("api:" + Fingerprint.key(key)), source(session));
    var submission = new Submission(buyer, fingerprint.of(wanted), wanted.mostCost());
    return answer(create.create(submission, wanted.form()));
  }

  /** The same wherever a form comes from. */
  static Response answer(Result result) {
    return switch (result) {
      case Result.Created(var id, long cost, long balance, int ahead, var eta) ->
          Response.created(URI.create("/api/generations/" + id.value()))
              .entity(
                  new Created(id.value(), "queued", cost, balance, ahead, (int) eta.toSeconds()))
              .build();
      case Result.KeyReused reused ->
          Problems.of(422, "idempotency-key-reused", "the key was used for another wish before");
      case Result.Insufficient(long cost, long balance, long missing) ->
          Problems.of(
              402,
              "insufficient-credits",
              "it costs " + cost + " credits, and " + balance + " are free",
              Map.of("cost", cost, "credits", balance, "missing", missing));
      case Result.PriceChanged(long cost) ->
          Problems.of(
              409, "price-changed", "it costs " + cost + " credits now", Map.of("cost", cost));
      case Result.ModelClosed closed ->
          Problems.of(503, "model-unavailable", "the model takes no work now; nothing was charged");
      case Result.UnknownModel unknown -> unknownModel();
      case Result.UnknownUpload(var upload) -> unknownUpload(upload);
      case Result.Wrong(var faults) -> Problems.invalid(faults);
    };
  }

  static Response unknownModel() {
    return Problems.of(404, "unknown-model", "GET /api/models says which there are");
  }

  static Response unknownUpload(UploadId upload) {
    return Problems.of(
        404,
        "unknown-upload",
        "there is no such upload, or nobody used it for a day",
        Map.of("upload_id", upload.value()));
  }

  /** Browsers have cookies, programs send their token themselves. */
  private static Source source(Session session) {
    return switch (session.carrier()) {
      case COOKIE -> Source.WEB;
      case BEARER -> Source.API;
    };
  }
}
