package dev.kadr.adapter.http;

import dev.kadr.usecases.generation.ShowCatalogue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** The Mini Apps' page, one for all models, and what it is made of. */
@Path("/webapps")
public final class MiniAppResource {
  /** Where a model's page is, but for the slash at the end. */
  static final String PAGE = "/webapps/{model}";

  private static final String BUILT = "/dev/kadr/website/webapps/";

  /** Where the page names the bot, for whoever opens it outside Telegram. */
  private static final String BOT = "__KADR_BOT_URL__";

  /** The name of a file is made of what is in it: under one name it never changes. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final ShowCatalogue catalogue;
  private final Fingerprint fingerprint;
  private final Pages pages;
  private final Optional<Pages.Page> page;

  /**
   * The resource.
   *
   * @param bot its address, where it has one
   */
  MiniAppResource(ShowCatalogue catalogue, Fingerprint fingerprint, Optional<URI> bot) {
    this.catalogue = catalogue;
    this.fingerprint = fingerprint;
    this.pages = Pages.in(BUILT);
    this.page = pages.find("index.html").map(it -> it.with(BOT, bot.map(URI::toString).orElse("")));
  }

  @GET
  @Path("/{model}/")
  @Operation(summary = "The Mini App of a model")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
  public Response page(
      @Parameter(hidden = true) @Context Request request,
      @Parameter(example = "gpt-image-1") @PathParam("model") String model) {
    return page.filter(found -> isSold(model))
        .map(found -> answer(request, found))
        .orElseGet(this::missing);
  }

  /** Kept by browsers and asked for each time: its name stays and what it loads does not. */
  private Response answer(Request request, Pages.Page found) {
    var tag = new EntityTag(fingerprint.of(found.bytes()));
    var known = request.evaluatePreconditions(tag);
    var answer = known == null ? Response.ok(found.bytes(), found.type()) : known;
    return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
  }

  @GET
  @Path("/assets/{file}")
  @Operation(summary = "What the Mini Apps are made of")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "*/*"))
  public Response asset(@Parameter(example = "app-1a2b3c4d.js") @PathParam("file") String file) {
    return pages
        .find("assets/" + file)
        .map(
            found ->
                Response.ok(found.bytes(), found.type())
                    .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                    .build())
        .orElseGet(this::missing);
  }

  private boolean isSold(String model) {
    return catalogue.show().models().stream()
        .anyMatch(item -> item.model().id().value().equals(model));
  }

  private Response missing() {
    return pages
        .find("404.html")
        .map(found -> Response.status(404).entity(found.bytes()).type(found.type()).build())
        .orElseGet(() -> Problems.notFound("page"));
  }
}
