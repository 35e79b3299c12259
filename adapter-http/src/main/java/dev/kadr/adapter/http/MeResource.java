package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.adapter.http.SubscriptionResource.SubscriptionView;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.ports.accounts.StatementLine;
import dev.kadr.usecases.accounts.ChangeProfile;
import dev.kadr.usecases.accounts.DeleteAccount;
import dev.kadr.usecases.accounts.ProfileUseCases;
import dev.kadr.usecases.accounts.ShowProfile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody sees of themselves. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
  private final ProfileUseCases profile;
  private final NewCookie[] farewell;

  /**
   * The resource.
   *
   * @param cookies what takes a browser's cookies back
   */
  MeResource(ProfileUseCases profile, List<NewCookie> cookies) {
    this.profile = profile;
    this.farewell = cookies.toArray(SignInAnswers.COOKIES);
  }

  /** Who one is here. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Me(
      UUID id,
      @Schema(example = "5001") Optional<String> telegramId,
      @Schema(example = "maria") Optional<String> username,
      @Schema(example = "Мария") String firstName,
      @Schema(example = "10", description = "free now") long credits,
      @Schema(
              example = "ru",
              allowableValues = {"ru", "en"})
          String locale,
      SubscriptionView subscription,
      @Schema(example = "maria@example.com") Optional<String> email,
      boolean emailNotifications) {
    static Me of(ShowProfile.Result.Known known) {
      var account = known.account();
      return new Me(
          account.id().value(),
          known.reach().telegram(),
          account.profile().username(),
          account.profile().firstName(),
          known.credits(),
          account.language().tag(),
          SubscriptionView.of(known.plan()),
          known.reach().email().map(Email::value),
          known.reach().letters());
    }
  }

  /** What is to be different; what is not said stays as it is. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Change(
      @Nullable @Pattern(regexp = "ru|en") @Schema(example = "en") String locale,
      @Nullable @Size(max = 254) @Schema(example = "maria@example.com") String email,
      @Nullable Boolean emailNotifications) {
    ChangeProfile.Change read() {
      return new ChangeProfile.Change(
          Optional.ofNullable(locale).map(Language::ofTag),
          PaymentResource.email(email),
          Optional.ofNullable(emailNotifications));
    }
  }

  /** The marks of the link that brought somebody here; at least one. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Visit(
      @Nullable @Size(max = Utm.MAX_LENGTH) @Schema(example = "vk") String utmSource,
      @Nullable @Size(max = Utm.MAX_LENGTH) @Schema(example = "cpc") String utmMedium,
      @Nullable @Size(max = Utm.MAX_LENGTH) @Schema(example = "autumn") String utmCampaign,
      @Nullable @Size(max = Utm.MAX_LENGTH) @Schema(example = "portrait") String utmTerm,
      @Nullable @Size(max = Utm.MAX_LENGTH) @Schema(example = "banner-2") String utmContent) {
    @AssertTrue(message = "at least one mark")
    @Schema(hidden = true)
    boolean isMarked() {
      return Stream.of(utmSource, utmMedium, utmCampaign, utmTerm, utmContent)
          .anyMatch(mark -> mark != null && mark.chars().anyMatch(c -> c > ' '));
    }

    Utm marks() {
      return new Utm(
          Optional.ofNullable(utmSource),
          Optional.ofNullable(utmMedium),
          Optional.ofNullable(utmCampaign),
          Optional.ofNullable(utmTerm),
          Optional.ofNullable(utmContent));
    }
  }

  /** Whether this visit is the one that counts. */
  public record Noted(boolean first) {}

  /** Some movements of credits, newest first. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record StatementPage(
      List<Line> items,
      @Schema(description = "absent on the last page") Optional<String> nextCursor) {}

  /** One movement of credits. */
  @Schema(name = "StatementLine")
  @JsonNaming(SnakeCaseStrategy.class)
  public record Line(
      Instant at,
      @Schema(
              example = "hold",
              allowableValues = {"grant", "hold", "capture", "release", "expiry", "revocation"})
          String reason,
      @Schema(example = "starter", description = "where they come from; of a grant only")
          Optional<String> origin,
      @Schema(example = "-2", description = "what came free, or did not stay free") long credits,
      @Schema(example = "8", description = "free afterwards") long balance,
      @Schema(example = "2", description = "set aside afterwards") long held,
      Optional<UUID> generationId) {
    static Line of(StatementLine line) {
      return new Line(
          line.at(),
          GenerationView.lower(line.reason()),
          line.origin().map(GenerationView::lower),
          line.credits(),
          line.balance(),
          line.held(),
          line.generation().map(id -> id.value()));
    }
  }

  @GET
  @Limited(RouteClass.READ)
  @Operation(summary = "Who one is, and how many credits one has")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Me.class)))
  public Response get(@Parameter(hidden = true) @Auth Session session) {
    return switch (profile.show().show(session.account())) {
      case ShowProfile.Result.Known known -> Response.ok(Me.of(known)).build();
      case ShowProfile.Result.Unknown gone -> Problems.notFound("account");
    };
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RouteClass.CHANGE)
  @Operation(summary = "Change one's language, e-mail address or letters")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Me.class)))
  public Response change(
      @Parameter(hidden = true) @Auth Session session, @NotNull @Valid Change change) {
    return switch (profile.change().change(session.account(), change.read())) {
      case ChangeProfile.Result.Changed changed -> get(session);
      case ChangeProfile.Result.Unknown gone -> Problems.notFound("account");
    };
  }

  @DELETE
  @Limited(RouteClass.CHANGE)
  @Operation(
      summary = "Delete my data",
      description =
          "For good: pictures, words, names, addresses and sessions are removed, the credits that"
              + " are left end. What moved credits and money stays with nobody's name on it."
              + " Refused while a request, a payment or a refund is under way.")
  @ApiResponse(responseCode = "204", description = "gone, and signed out everywhere")
  @ApiResponse(
      responseCode = "409",
      description =
          "type says what is open: requests-under-way, result-may-come, payment-under-way or"
              + " refund-under-way")
  public Response delete(@Parameter(hidden = true) @Auth Session session) {
    return switch (profile.delete().delete(session.account())) {
      case DeleteAccount.Result.Deleted deleted -> Response.noContent().cookie(farewell).build();
      case DeleteAccount.Result.Gone gone -> Response.noContent().cookie(farewell).build();
      case DeleteAccount.Result.RequestsOpen(int requests) ->
          open("requests-under-way", "cancel them, or wait until they are over", requests);
      case DeleteAccount.Result.PaymentsOpen(int orders) ->
          open("payment-under-way", "an order waits for its money; wait until it ends", orders);
      case DeleteAccount.Result.RefundsOpen(int refunds) ->
          open("refund-under-way", "money is on its way back; wait until it arrived", refunds);
      case DeleteAccount.Result.ResultMayCome(var until) ->
          Problems.of(
              409,
              "result-may-come",
              "the result of a request that timed out may still come for free",
              Map.of("until", until));
    };
  }

  private static Response open(String type, String detail, int count) {
    return Problems.of(409, type, detail, Map.of("open", count));
  }

  @POST
  @Path("/utm")
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RouteClass.CHANGE)
  @Operation(summary = "Note by which link one came; the first time counts")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Noted.class)))
  public Response utm(
      @Parameter(hidden = true) @Auth Session session, @NotNull @Valid Visit visit) {
    var noted = profile.noteVisit().note(session.account(), visit.marks());
    return Response.ok(new Noted(noted.first())).build();
  }

  @GET
  @Path("/statement")
  @Limited(RouteClass.READ)
  @Operation(summary = "Every movement of credits with its reason, newest first")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StatementPage.class)))
  public Response statement(
      @Parameter(hidden = true) @Auth Session session,
      @QueryParam("cursor") @Nullable String cursor,
      @Parameter(example = "20") @QueryParam("limit") @Nullable String limit) {
    var page =
        profile
            .showStatement()
            .show(session.account(), Queries.number(cursor), Queries.limit(limit));
    return Response.ok(
            new StatementPage(
                page.lines().stream().map(Line::of).toList(), page.next().map(Queries::cursor)))
        .build();
  }
}
