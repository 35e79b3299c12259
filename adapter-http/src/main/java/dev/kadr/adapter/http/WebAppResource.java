package dev.kadr.adapter.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.usecases.accounts.AdmitWebApp;
import dev.kadr.usecases.generation.CreateGeneration;
import dev.kadr.usecases.generation.SubmitWebApp;
import dev.kadr.usecases.generation.SubmitWebApp.Opened;
import dev.kadr.usecases.generation.SubmitWebApp.Result;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a Mini App sends what was filled in. The owner's standard fixes the body and the answers;
 * {@link WebAppAnswers} gives refusals their shape, whoever refuses.
 */
@Path("/api/{model}/webapp/submit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class WebAppResource {
  private final SubmitWebApp submit;
  private final WebAppForms forms;

  WebAppResource(SubmitWebApp submit, WebAppForms forms) {
    this.submit = submit;
    this.forms = forms;
  }

  /** What a page sends. */
  @Schema(name = "WebAppSubmission")
  public record Submission(
      @NotNull
          @Positive
          @JsonProperty("user_id")
          @Schema(example = "710000001", description = "whom Telegram named to the page")
          Long userId,
      @NotNull
          @Schema(
              example = "{\"kind\":\"gpt-image-1_settings\",\"prompt\":\"a fox in the snow\"}",
              description =
                  "kind, prompt, upload_ids, max_cost, and the model's settings by their names")
          Map<String, JsonNode> data,
      @Nullable
          @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "what Telegram opened the page with, as it came; good for 24 hours")
          String initData) {
    Opened opened() {
      return new Opened(userId, Objects.requireNonNullElse(initData, ""));
    }
  }

  /** It was taken. */
  @Schema(name = "WebAppTaken")
  @JsonNaming(SnakeCaseStrategy.class)
  public record Taken(boolean ok, UUID generationId) {}

  @POST
  @Limited(RouteClass.READ)
  @Operation(
      summary = "Have pictures made from a Mini App",
      description =
          "Needs no session, no Idempotency-Key and no CSRF header: initData is all three. The same"
              + " initData and data again is the same request.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Taken.class)))
  public Response submit(
      @Parameter(example = "gpt-image-1") @PathParam("model") String model,
      @NotNull @Valid Submission body)
      throws JsonProcessingException {
    return switch (submit.submit(body.opened(), forms.read(model, body.data()))) {
      case Result.Answered(CreateGeneration.Result.Created created) ->
          Response.ok(new Taken(true, created.generation().value())).build();
      case Result.Answered(var answer) -> GenerationOrderResource.answer(answer);
      case Result.NotAdmitted(var why) -> notAdmitted(why);
      case Result.OtherKind(var expected) ->
          Problems.of(400, "other-kind", "kind is " + expected + " here");
      case Result.TooOften(var pause) -> Problems.tooOften(pause);
    };
  }

  private static Response notAdmitted(AdmitWebApp.Why why) {
    return switch (why) {
      case WRONG -> Problems.unauthorized("init-data", "Telegram did not sign this initData");
      case STALE -> Problems.unauthorized("init-data-stale", "open the page again from the chat");
      case SOMEBODY_ELSE ->
          Problems.unauthorized("other-user", "initData was given to somebody else");
    };
  }
}
