package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.usecases.accounts.ShowProfile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;

/** What a plan gives besides credits. */
@Path("/api/subscription")
@Produces(MediaType.APPLICATION_JSON)
public final class SubscriptionResource {
  private final ShowProfile profile;

  SubscriptionResource(ShowProfile profile) {
    this.profile = profile;
  }

  /** Until when it lasts. */
  @Schema(name = "Subscription")
  @JsonNaming(SnakeCaseStrategy.class)
  public record SubscriptionView(boolean active, Optional<Instant> endsAt) {
    static SubscriptionView of(ShowProfile.Plan plan) {
      return new SubscriptionView(plan.active(), plan.end());
    }
  }

  @GET
  @Limited(RouteClass.READ)
  @Operation(summary = "Whether there is a subscription, and until when")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  public Response get(@Parameter(hidden = true) @Auth Session session) {
    return switch (profile.show(session.account())) {
      case ShowProfile.Result.Known known -> Response.ok(SubscriptionView.of(known.plan())).build();
      case ShowProfile.Result.Unknown gone -> Problems.notFound("account");
    };
  }
}
