package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.adapter.http.GenerationOrderResource.NewGeneration;
import dev.kadr.usecases.generation.QuoteGeneration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What pictures would cost. */
@Path("/api/quotes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class QuoteResource {
  private final QuoteGeneration quote;

  QuoteResource(QuoteGeneration quote) {
    this.quote = quote;
  }

  /** What it would cost. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Quote(
      @Schema(example = "2") long cost,
      @Schema(example = "10", description = "free now") long credits,
      @Schema(description = "whether they are enough") boolean affordable,
      @Schema(description = "whether the model takes work now") boolean available,
      @Schema(example = "40") int etaSeconds) {}

  @POST
  @Limited(RouteClass.READ)
  @Operation(summary = "What a request would cost; nothing is held")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Quote.class)))
  public Response quote(
      @Parameter(hidden = true) @Auth Session session, @NotNull @Valid NewGeneration wanted) {
    return switch (quote.quote(session.account(), wanted.form())) {
      case QuoteGeneration.Result.Quoted(long cost, long balance, boolean open, var eta) ->
          Response.ok(new Quote(cost, balance, balance >= cost, open, (int) eta.toSeconds()))
              .build();
      case QuoteGeneration.Result.UnknownModel unknown -> GenerationOrderResource.unknownModel();
      case QuoteGeneration.Result.UnknownUpload(var upload) ->
          GenerationOrderResource.unknownUpload(upload);
      case QuoteGeneration.Result.Wrong(var faults) -> Problems.invalid(faults);
    };
  }
}
