package dev.kadr.adapter.http;

import dev.kadr.usecases.generation.OpenFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kept files, for whoever has a link that we made and that still holds. */
@Path("/files")
public final class FileResource {
  private final SignedFileLinks links;
  private final OpenFile openFile;
  private final Clock clock;

  FileResource(SignedFileLinks links, OpenFile openFile, Clock clock) {
    this.links = links;
    this.openFile = openFile;
    this.clock = clock;
  }

  /** One file, or the reason why not: a link that is not ours learns nothing of the key. */
  @GET
  @Operation(summary = "A kept file, for whoever has a link to it that still holds")
  @ApiResponse(responseCode = "200", description = "the file, or a part of it with 206")
  @Path("/{key}")
  public Response get(
      @PathParam("key") String key,
      @QueryParam("until") @Nullable String until,
      @QueryParam("signature") @Nullable String signature,
      @Context HttpHeaders asked) {
    return switch (links.judge(key, Optional.ofNullable(until), Optional.ofNullable(signature))) {
      case SignedFileLinks.Verdict.Holds(var ours, var end) ->
          switch (openFile.open(ours)) {
            case OpenFile.Result.Opened(var content, var kind) ->
                new FileAnswer(ours, content, kind, Duration.between(clock.instant(), end))
                    .to(asked);
            case OpenFile.Result.Gone gone ->
                Problems.of(404, "file-removed", "this file was kept for its time and removed");
          };
      case SignedFileLinks.Verdict.Expired expired ->
          Problems.of(
              404, "link-expired", "this link has expired; /history in the bot makes a new one");
      case SignedFileLinks.Verdict.Foreign foreign ->
          Problems.of(404, "not-found", "there is no such file");
    };
  }
}
