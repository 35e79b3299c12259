package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.usecases.orders.ShowPackages;
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

/** What can be had for money. */
@Path("/api/packages")
@Produces(MediaType.APPLICATION_JSON)
public final class PackageResource {
  private final ShowPackages packages;
  private final Catalogues catalogues;

  PackageResource(ShowPackages packages, Catalogues catalogues) {
    this.packages = packages;
    this.catalogues = catalogues;
  }

  /** All packages, in the order buyers see them. */
  public record Packages(
      List<PackageView> packages,
      @Schema(description = "whether they can be bought now") boolean available) {}

  /** One package. */
  @Schema(name = "Package")
  @JsonNaming(SnakeCaseStrategy.class)
  public record PackageView(
      @Schema(example = "p500") String id,
      String name,
      String description,
      List<String> features,
      @Schema(description = "the one to point out") boolean popular,
      MoneyView price,
      @Schema(example = "25") long credits,
      @Schema(example = "6", description = "how many photoshoots they make") long photoshoots,
      @Schema(example = "30", description = "days of subscription; 0 for none") int days) {
    static PackageView of(ShowPackages.Item item) {
      var sold = item.sold();
      var shown = sold.showcase();
      return new PackageView(
          sold.id().value(),
          shown.name(),
          shown.description(),
          shown.features(),
          shown.popular(),
          MoneyView.of(sold.price()),
          sold.gives().credits(),
          item.photoshoots(),
          sold.gives().days());
    }
  }

  @GET
  @Limited(RouteClass.READ)
  @Operation(summary = "The packages of credits and their prices")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Packages.class)))
  @ApiResponse(responseCode = "304", description = "nothing changed since If-None-Match")
  public Response list(@Parameter(hidden = true) @Context Request request) {
    var shelf = packages.show();
    return catalogues.answer(
        request, new Packages(shelf.items().stream().map(PackageView::of).toList(), shelf.open()));
  }
}
