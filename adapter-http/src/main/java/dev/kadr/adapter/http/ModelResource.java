package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.domain.accounts.Language;
import dev.kadr.usecases.generation.ShowCatalogue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What can be had for credits. */
@Path("/api/models")
@Produces(MediaType.APPLICATION_JSON)
public final class ModelResource {
  private final ShowCatalogue catalogue;
  private final Catalogues catalogues;

  ModelResource(ShowCatalogue catalogue, Catalogues catalogues) {
    this.catalogue = catalogue;
    this.catalogues = catalogues;
  }

  /** All models, in the order buyers see them. */
  public record Models(List<ModelView> models) {}

  /**
   * One model.
   *
   * @param settings JSON Schema of what {@code settings} may say
   */
  @Schema(name = "Model")
  @JsonNaming(SnakeCaseStrategy.class)
  public record ModelView(
      @Schema(example = "gpt-image-1") String id,
      @Schema(example = "GPT Image 1", description = "in Russian") String title,
      @Schema(example = "{\"ru\":\"GPT Image 1\",\"en\":\"GPT Image 1\"}")
          Map<String, Object> titles,
      @Schema(
              example = "picture",
              allowableValues = {"picture", "video"})
          String kind,
      @Schema(example = "2", description = "credits for a request with the default settings")
          long price,
      @Schema(description = "how settings change the price") PriceView priceRule,
      @Schema(example = "1", description = "how many come of one with the default settings")
          int images,
      @Schema(example = "0", description = "how many photos it starts from at least")
          int minUploads,
      @Schema(example = "10", description = "how many photos it can start from; 0 for none")
          int maxUploads,
      @Schema(example = "4000", description = "in characters") int maxPromptLength,
      @Schema(description = "whether it takes work now") boolean available,
      @Schema(description = "JSON Schema of settings") Map<String, Object> settings) {

    static ModelView of(ShowCatalogue.Item item) {
      var model = item.model();
      var usual = model.usual();
      var takes = model.takes();
      return new ModelView(
          model.id().value(),
          model.title().in(Language.RU),
          SettingsSchema.titles(model.title()),
          GenerationView.lower(model.makes().kind()),
          model.cost(usual),
          PriceView.of(model.makes().price()),
          model.outputs(usual),
          takes.photos().least(),
          takes.photos().most(),
          takes.maxPromptLength(),
          item.open(),
          SettingsSchema.of(model));
    }
  }

  @GET
  @Limited(RouteClass.READ)
  @Operation(summary = "The models, their prices and what each can be told")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Models.class)))
  @ApiResponse(responseCode = "304", description = "nothing changed since If-None-Match")
  public Response list(@Parameter(hidden = true) @Context Request request) {
    var models = new Models(catalogue.show().models().stream().map(ModelView::of).toList());
    return catalogues.answer(request, models);
  }
}
