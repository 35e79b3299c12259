package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.generation.Generations.Filter;
import dev.kadr.usecases.generation.CancelGeneration;
import dev.kadr.usecases.generation.DeleteGeneration;
import dev.kadr.usecases.generation.FetchOriginals;
import dev.kadr.usecases.generation.GenerationUseCases;
import dev.kadr.usecases.generation.ListGenerations;
import dev.kadr.usecases.generation.SelfServiceUseCases;
import dev.kadr.usecases.generation.ShowGeneration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account's requests: what was asked for and what came of it. */
@Path("/api/generations")
@Produces(MediaType.APPLICATION_JSON)
public final class GenerationResource {
  private final ListGenerations list;
  private final ShowGeneration show;
  private final CancelGeneration cancel;
  private final DeleteGeneration delete;
  private final FetchOriginals fetchOriginals;

  GenerationResource(SelfServiceUseCases selfService, GenerationUseCases generation) {
    this.list = selfService.list();
    this.show = selfService.show();
    this.cancel = generation.cancel();
    this.delete = selfService.delete();
    this.fetchOriginals = generation.fetchOriginals();
  }

  /** Some requests, newest first. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record GenerationPage(
      List<GenerationView> items,
      @Schema(description = "absent on the last page") Optional<String> nextCursor) {}

  @GET
  @Limited(RouteClass.READ)
  @Operation(summary = "What was asked for, newest first")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GenerationPage.class)))
  public Response list(
      @Parameter(hidden = true) @Auth Session session,
      @Parameter(example = "2026-11-01T00:00:00Z") @QueryParam("from") @Nullable String from,
      @Parameter(description = "before then") @QueryParam("to") @Nullable String to,
      @Parameter(example = "completed") @QueryParam("status") @Nullable String status,
      @QueryParam("cursor") @Nullable String cursor,
      @Parameter(example = "20") @QueryParam("limit") @Nullable String limit) {
    var filter =
        new Filter(Queries.time("from", from), Queries.time("to", to), Queries.status(status));
    var page = list.list(session.account(), filter, Queries.place(cursor), Queries.limit(limit));
    return Response.ok(
            new GenerationPage(
                page.items().stream().map(GenerationView::of).toList(),
                page.next().map(Queries::cursor)))
        .build();
  }

  @GET
  @Path("/{id}")
  @Limited(RouteClass.READ)
  @Operation(summary = "One request, how far it is and what came of it")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GenerationView.class)))
  public Response get(@Parameter(hidden = true) @Auth Session session, @PathParam("id") UUID id) {
    return switch (show.show(session.account(), new GenerationId(id))) {
      case ShowGeneration.Result.Found(var shown) -> Response.ok(GenerationView.of(shown)).build();
      case ShowGeneration.Result.Unknown unknown -> Problems.notFound("request");
    };
  }

  @POST
  @Path("/{id}/cancel")
  @Limited(RouteClass.CHANGE)
  @Operation(
      summary = "Take a request back",
      description = "Free as long as it did not leave for the provider; then it is too late.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GenerationView.class)))
  public Response cancel(
      @Parameter(hidden = true) @Auth Session session, @PathParam("id") UUID id) {
    return switch (cancel.cancel(session.account(), new GenerationId(id))) {
      case CancelGeneration.Result.Cancelled cancelled -> get(session, id);
      case CancelGeneration.Result.AlreadyCancelled before -> get(session, id);
      case CancelGeneration.Result.TooLate late ->
          Problems.of(409, "too-late", "it is being made or is over; what is delivered is charged");
      case CancelGeneration.Result.Unknown unknown -> Problems.notFound("request");
    };
  }

  @DELETE
  @Path("/{id}")
  @Limited(RouteClass.CHANGE)
  @Operation(summary = "Delete a request that is over, with its pictures and photos")
  @ApiResponse(responseCode = "204", description = "it is gone")
  public Response delete(
      @Parameter(hidden = true) @Auth Session session, @PathParam("id") UUID id) {
    return switch (delete.delete(session.account(), new GenerationId(id))) {
      case DeleteGeneration.Result.Deleted deleted -> Response.noContent().build();
      case DeleteGeneration.Result.UnderWay underWay ->
          Problems.of(409, "under-way", "cancel it, or wait until it is over");
      case DeleteGeneration.Result.MayStillCome(var until) ->
          Problems.of(
              409,
              "may-still-come",
              "its result may still come for free; delete it after that",
              Map.of("until", until));
      case DeleteGeneration.Result.Unknown unknown -> Problems.notFound("request");
    };
  }

  @GET
  @Path("/{id}/images.zip")
  @Produces("application/zip")
  @Limited(RouteClass.READ)
  @Operation(summary = "All results of a request in one archive")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  public Response zip(@Parameter(hidden = true) @Auth Session session, @PathParam("id") UUID id) {
    return switch (fetchOriginals.fetch(session.account(), new GenerationId(id))) {
      case FetchOriginals.Result.Files(var files) ->
          Response.ok(new Archive(files), "application/zip")
              .header("Content-Disposition", "attachment; filename=\"kadr-" + id + ".zip\"")
              .build();
      case FetchOriginals.Result.Nothing nothing ->
          Problems.of(404, "no-images", "it has no pictures, or they were kept for their time");
      case FetchOriginals.Result.Unknown unknown -> Problems.notFound("request");
    };
  }
}
