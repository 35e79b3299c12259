package dev.kadr.adapter.http;

import dev.kadr.adapter.http.GenerationOrderResource.Created;
import dev.kadr.adapter.http.GenerationOrderResource.NewGeneration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** To have pictures made, by the name that this had in the first description of the shop. */
@Path("/api/generation/create")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class GenerationAliasResource {
  private final GenerationOrderResource orders;

  GenerationAliasResource(GenerationOrderResource orders) {
    this.orders = orders;
  }

  @POST
  @Limited(RouteClass.SUBMIT)
  @Operation(summary = "Have pictures made: the same as POST /api/generations")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Created.class)))
  public Response create(
      @Parameter(hidden = true) @Auth Session session,
      @Parameter(required = true, example = "8b0d7a52-order-1") @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @NotNull @Valid NewGeneration wanted) {
    return orders.create(session, key, wanted);
  }
}
