package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.usecases.orders.BuyByKey;
import dev.kadr.usecases.orders.BuyByKey.Result;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To buy a package. */
@Path("/api/payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentResource {
  private final BuyByKey buy;
  private final Fingerprint fingerprint;

  PaymentResource(BuyByKey buy, Fingerprint fingerprint) {
    this.buy = buy;
    this.fingerprint = fingerprint;
  }

  /** What somebody wants to buy. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record NewPayment(
      @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,31}") @Schema(example = "p500")
          String packageId,
      @Nullable
          @Size(max = 254)
          @Schema(example = "maria@example.com", description = "where receipts go from now on")
          String email) {}

  /** An order that waits for its money. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Started(
      UUID orderId,
      @Schema(description = "absent while it is not known yet: GET /api/orders/{id} will say it")
          Optional<URI> paymentUrl) {}

  @POST
  @Path("/create")
  @Limited(RouteClass.CHANGE)
  @Operation(summary = "Buy a package of credits")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Started.class)))
  public Response create(
      @Parameter(hidden = true) @Auth Session session,
      @Parameter(required = true, example = "8b0d7a52-buy-1") @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @NotNull @Valid NewPayment wanted) {
    var once = new PurchaseKey("api:" + Fingerprint.key(key));
    var wish =
        new BuyByKey.Wish(once, fingerprint.of(wanted), wanted.packageId(), email(wanted.email()));
    return answer(buy.buy(session.account(), wish));
  }

  /** Refused by its name when it is none. */
  static Optional<Email> email(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(
            said ->
                Email.of(said)
                    .orElseThrow(
                        () -> Problems.refusal(Problems.invalid("email", "an e-mail address"))));
  }

  private static Response answer(Result result) {
    return switch (result) {
      case Result.Started(var order, var page) ->
          Response.created(URI.create("/api/orders/" + order.value()))
              .entity(new Started(order.value(), page))
              .build();
      case Result.Rejected(var order) ->
          Problems.of(
              409,
              "payment-rejected",
              "the payment service refused it; nothing was charged",
              Map.of("order_id", order.value()));
      case Result.KeyReused reused ->
          Problems.of(422, "idempotency-key-reused", "the key was used for another wish before");
      case Result.NotForSale notForSale ->
          Problems.of(404, "unknown-package", "GET /api/packages says which there are");
      case Result.Closed closed ->
          Problems.of(
              503, "payments-unavailable", "nothing can be bought now; nothing was charged");
      case Result.NeedsContact needs -> Problems.invalid("email", "say where the receipt goes");
      case Result.UnknownAccount gone -> Problems.notFound("account");
    };
  }
}
