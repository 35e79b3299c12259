package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.usecases.orders.CheckOrder;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.ShowOrder;
import dev.kadr.usecases.orders.ShowOrders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an account bought. */
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
public final class OrderResource {
  private final ShowOrders showOrders;
  private final ShowOrder showOrder;
  private final CheckOrder check;

  OrderResource(OrderUseCases.Selling selling) {
    this.showOrders = selling.showOrders();
    this.showOrder = selling.showOrder();
    this.check = selling.check();
  }

  /** Some orders, newest first. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record OrderPage(
      List<OrderView> items,
      @Schema(description = "absent on the last page") Optional<String> nextCursor) {}

  @GET
  @Limited(RouteClass.READ)
  @Operation(summary = "One's orders, newest first")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrderPage.class)))
  public Response list(
      @Parameter(hidden = true) @Auth Session session,
      @QueryParam("cursor") @Nullable String cursor,
      @Parameter(example = "20") @QueryParam("limit") @Nullable String limit) {
    var history = showOrders.show(session.account(), Queries.order(cursor), Queries.limit(limit));
    return Response.ok(
            new OrderPage(
                history.purchases().stream().map(OrderView::of).toList(),
                history.next().map(Queries::cursor)))
        .build();
  }

  @GET
  @Path("/{id}")
  @Limited(RouteClass.READ)
  @Operation(summary = "One order, as it was last known")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  public Response get(@Parameter(hidden = true) @Auth Session session, @PathParam("id") UUID id) {
    return switch (showOrder.show(session.account(), new OrderId(id))) {
      case ShowOrder.Result.Found(var purchase) -> Response.ok(OrderView.of(purchase)).build();
      case ShowOrder.Result.Unknown unknown -> Problems.notFound("order");
    };
  }

  @POST
  @Path("/{id}/check")
  @Limited(RouteClass.CHANGE)
  @Operation(summary = "Look now whether an order was paid")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  public Response check(@Parameter(hidden = true) @Auth Session session, @PathParam("id") UUID id) {
    return switch (check.check(session.account(), new OrderId(id))) {
      case CheckOrder.Result.Checked(var purchase) -> Response.ok(OrderView.of(purchase)).build();
      case CheckOrder.Result.Unknown unknown -> Problems.notFound("order");
    };
  }
}
