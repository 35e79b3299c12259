package dev.kadr.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The API's description of itself, for programs and for people. */
@Path("/")
public final class DescriptionResource {
  private final Supplier<Collection<Class<?>>> resources;
  private final URI publicUrl;

  /** Made when it is first asked for: a start does not wait for it. */
  private final AtomicReference<@Nullable Written> written = new AtomicReference<>();

  private record Written(String json, String page) {}

  DescriptionResource(Supplier<Collection<Class<?>>> resources, URI publicUrl) {
    this.resources = resources;
    this.publicUrl = publicUrl;
  }

  @GET
  @Path("openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Limited(RouteClass.READ)
  @Operation(summary = "This description")
  @ApiResponse(responseCode = "200", description = "OpenAPI 3")
  public Response openApi() {
    return Response.ok(written().json()).build();
  }

  @GET
  @Path("docs")
  @Produces("text/html; charset=utf-8")
  @Limited(RouteClass.READ)
  @Operation(summary = "The same for people")
  @ApiResponse(responseCode = "200", description = "a page")
  public Response docs() {
    return Response.ok(written().page()).build();
  }

  @GET
  @Path("docs/style.css")
  @Produces("text/css; charset=utf-8")
  @Limited(RouteClass.READ)
  @Operation(hidden = true)
  public Response style() {
    try (var css = DescriptionResource.class.getResourceAsStream("docs.css")) {
      return Response.ok(Objects.requireNonNull(css).readAllBytes()).build();
    } catch (IOException ourOwnFile) {
      throw new UncheckedIOException(ourOwnFile);
    }
  }

  private Written written() {
    var known = written.get();
    if (known != null) {
      return known;
    }
    var described = ApiDescription.of(resources.get(), publicUrl);
    var fresh = new Written(ApiDescription.json(described), DocsPage.of(described));
    written.set(fresh);
    return fresh;
  }
}
