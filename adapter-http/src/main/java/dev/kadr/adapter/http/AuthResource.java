package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.usecases.accounts.AskForCode;
import dev.kadr.usecases.accounts.BeginOpenId;
import dev.kadr.usecases.accounts.SignIn.Proof;
import dev.kadr.usecases.accounts.SignInUseCases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways to sign in, and the way out. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AuthResource {
  private static final String LINK_COOKIE = "sign_in_link";
  private static final String OPEN_ID_COOKIE = "sign_in_state";
  private static final Duration LINK_KEPT = Duration.ofMinutes(5);
  private static final Duration OPEN_ID_KEPT = Duration.ofMinutes(10);
  private static final String NOTHING = "";

  private final SignInUseCases signIn;
  private final SignInAnswers answers;
  private final SessionCookies cookies;
  private final Optional<URI> bot;

  /**
   * The resource.
   *
   * @param bot its address, to which {@code ?start=…} is added
   */
  AuthResource(
      SignInUseCases signIn, SignInAnswers answers, SessionCookies cookies, Optional<URI> bot) {
    this.signIn = signIn;
    this.answers = answers;
    this.cookies = cookies;
    this.bot = bot;
  }

  /** What a Mini App was opened with. */
  public record WebApp(
      @NotNull
          @Size(min = 1, max = 8192)
          @Schema(example = "query_id=AAE…&user=%7B%22id%22%3A5001%7D&auth_date=1780000000&hash=…")
          String initData) {}

  /** Whose chat a code is wanted in. */
  public record CodeWanted(@NotBlank @Size(max = 64) @Schema(example = "maria") String username) {}

  /** A code that arrived. */
  public record CodeGiven(
      @NotBlank @Size(max = 64) @Schema(example = "maria") String username,
      @NotBlank @Size(max = 16) @Schema(example = "042917") String code) {}

  /** A code is on its way, if there is somebody of that name who wrote to the bot. */
  public record CodeAsked(@Schema(example = "asked") String status) {}

  /** Where to go for a yes, and by what to ask whether it was said. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record LinkMade(
      @Schema(example = "https://t.me/kadr_bot?start=login_Yk3vXw0q9e2Tn5s8") String url,
      @Schema(example = "pZ4c0V…") String poll,
      @Schema(example = "300", description = "seconds") long expiresIn) {}

  @POST
  @Path("/telegram")
  @Limited(RouteClass.SIGN_IN)
  @Operation(summary = "Sign in with the fields of the Login Widget")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SignInAnswers.SignedIn.class)))
  public Response byWidget(
      @NotNull @Size(max = 40) Map<String, @Nullable Object> fields,
      @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    return enter(new Proof.Widget(words(fields)), userAgent);
  }

  @POST
  @Path("/webapp")
  @Limited(RouteClass.SIGN_IN)
  @Operation(summary = "Sign in with what a Mini App was opened with")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SignInAnswers.SignedIn.class)))
  public Response byWebApp(
      @NotNull @Valid WebApp body,
      @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    return enter(new Proof.WebApp(body.initData()), userAgent);
  }

  @POST
  @Path("/code/request")
  @Limited(RouteClass.SIGN_IN)
  @Operation(summary = "Have a code sent to the chat with the bot; always accepted")
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = CodeAsked.class)))
  public Response askForCode(
      @NotNull @Valid CodeWanted body,
      @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    return switch (signIn.askForCode().ask(body.username(), Devices.name(userAgent))) {
      case AskForCode.Result.Asked asked -> Response.accepted(new CodeAsked("asked")).build();
      case AskForCode.Result.TooOften(var pause) -> Problems.tooOften(pause);
    };
  }

  @POST
  @Path("/code/verify")
  @Limited(RouteClass.SIGN_IN)
  @Operation(summary = "Sign in with that code")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SignInAnswers.SignedIn.class)))
  public Response byCode(
      @NotNull @Valid CodeGiven body,
      @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    return enter(new Proof.Code(body.username(), body.code()), userAgent);
  }

  @POST
  @Path("/link")
  @Limited(RouteClass.SIGN_IN)
  @Operation(summary = "Have a link into the bot made, where to say yes")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LinkMade.class)))
  public Response askForLink(@HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    return bot.map(address -> link(address, userAgent)).orElseGet(AuthResource::notOffered);
  }

  private Response link(URI address, @Nullable String userAgent) {
    var asked = signIn.askForLink().ask(Devices.name(userAgent));
    var url = address + "?start=login_" + asked.ticket();
    return answers
        .unkept(Response.ok(new LinkMade(url, asked.poll(), LINK_KEPT.toSeconds())))
        .cookie(cookies.hidden(LINK_COOKIE, asked.browser(), LINK_KEPT))
        .build();
  }

  /** Asked again and again by a page that waits. */
  @GET
  @Path("/link/{poll}")
  @Limited(RouteClass.READ)
  @Operation(summary = "Ask whether yes was said, and sign in")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SignInAnswers.SignedIn.class)))
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = SignInAnswers.Waiting.class)))
  public Response byLink(
      @PathParam("poll") String poll,
      @CookieParam(LINK_COOKIE) @DefaultValue(NOTHING) String browser,
      @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    return enter(new Proof.Link(poll, browser), userAgent);
  }

  @GET
  @Path("/oidc/start")
  @Limited(RouteClass.SIGN_IN)
  @Operation(summary = "Go to Log in with Telegram")
  @ApiResponse(responseCode = "303", description = "to the page where one agrees")
  public Response beginOpenId() {
    return switch (signIn.beginOpenId().begin()) {
      case BeginOpenId.Result.Begun(var page, var state) ->
          answers
              .unkept(Response.seeOther(page))
              .cookie(cookies.hidden(OPEN_ID_COOKIE, state, OPEN_ID_KEPT))
              .build();
      case BeginOpenId.Result.NotOffered none -> notOffered();
      case BeginOpenId.Result.Unavailable away -> answers.unavailable();
    };
  }

  @GET
  @Path("/oidc/callback")
  @Limited(RouteClass.SIGN_IN)
  @Operation(summary = "Come back from there")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SignInAnswers.SignedIn.class)))
  public Response byOpenId(
      @QueryParam("code") @DefaultValue(NOTHING) String code,
      @QueryParam("state") @DefaultValue(NOTHING) String state,
      @CookieParam(OPEN_ID_COOKIE) @DefaultValue(NOTHING) String browserState,
      @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    return enter(new Proof.OpenId(code, state, browserState), userAgent);
  }

  /** The same for a browser, which shows a page and not JSON. */
  @GET
  @Path("/oidc/callback")
  @Produces("text/html;qs=0.5")
  @Limited(RouteClass.SIGN_IN)
  @Operation(summary = "Come back from there in a browser")
  @ApiResponse(responseCode = "303", description = "to one's profile, or back to sign in")
  public Response byOpenIdInBrowser(
      @QueryParam("code") @DefaultValue(NOTHING) String code,
      @QueryParam("state") @DefaultValue(NOTHING) String state,
      @CookieParam(OPEN_ID_COOKIE) @DefaultValue(NOTHING) String browserState,
      @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    var result =
        signIn
            .signIn()
            .signIn(new Proof.OpenId(code, state, browserState), Devices.name(userAgent));
    return answers.page(result, URI.create("/profile"), URI.create("/login?failed=telegram"));
  }

  /** A new token for a session that has one which is not over yet. */
  @POST
  @Path("/renew")
  @Limited(RouteClass.CHANGE)
  @Operation(summary = "Renew the session")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SignInAnswers.Renewed.class)))
  public Response renew(@Auth Session session) {
    return answers.renewed(session);
  }

  @POST
  @Path("/logout")
  @Limited(RouteClass.CHANGE)
  @Operation(summary = "End the session at once")
  @ApiResponse(responseCode = "204", description = "it is over")
  public Response leave(@Auth Session session) {
    signIn.sitting().end().end(session.id());
    return answers
        .unkept(Response.noContent())
        .cookie(cookies.close().toArray(SignInAnswers.COOKIES))
        .build();
  }

  private static Response notOffered() {
    return Problems.of(404, "not-offered", "people sign in by other ways here");
  }

  private Response enter(Proof proof, @Nullable String userAgent) {
    return answers.answer(signIn.signIn().signIn(proof, Devices.name(userAgent)));
  }

  /** The widget gives numbers as numbers; what it signed are their digits. */
  private static Map<String, String> words(Map<String, @Nullable Object> fields) {
    return fields.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, field -> Objects.toString(field.getValue(), "")));
  }
}
