package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.usecases.generation.KeepUpload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Photos, before anybody says what for. */
@Path("/api/uploads")
@Produces(MediaType.APPLICATION_JSON)
public final class UploadResource {
  private final KeepUpload keepUpload;

  UploadResource(KeepUpload keepUpload) {
    this.keepUpload = keepUpload;
  }

  /** A photo that is kept; the links hold for a day. */
  @Schema(name = "Upload")
  @JsonNaming(SnakeCaseStrategy.class)
  public record UploadView(
      UUID uploadId,
      @Schema(example = "1024") int width,
      @Schema(example = "768") int height,
      URI url,
      URI thumbUrl) {}

  /** What the documentation says is sent. */
  @Schema(name = "Photo")
  public record Photo(@Schema(type = "string", format = "binary") String file) {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Limited(RouteClass.UPLOAD)
  @Operation(
      summary = "Send a photo",
      description =
          "JPEG, PNG, WebP or HEIC, at most 20 MB. It is turned upright, what it tells of place and"
              + " camera is removed, and it is deleted when nobody uses it for a day.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = Photo.class)))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = UploadView.class)))
  public Response upload(
      @Parameter(hidden = true) @Auth Session session,
      @Parameter(hidden = true) @Context HttpServletRequest request) {
    return switch (PhotoForm.read(request)) {
      case PhotoForm.Photo photo -> {
        try (photo) {
          yield answer(keepUpload.keep(session.account(), photo.content()));
        }
      }
      case PhotoForm.TooLarge tooLarge ->
          Problems.of(413, "too-large", "a photo has at most 20 MB");
      case PhotoForm.Wrong(var field, var why) -> Problems.invalid(field, why);
      case PhotoForm.Broken broken ->
          Problems.of(400, "malformed-multipart", "the body ends early, or is no multipart form");
    };
  }

  private static Response answer(KeepUpload.Result result) {
    return switch (result) {
      case KeepUpload.Result.UnknownAccount gone -> Problems.notFound("account");
      case KeepUpload.Result.Kept(var upload, var url, var preview) ->
          Response.status(Response.Status.CREATED)
              .entity(
                  new UploadView(
                      upload.id().value(),
                      upload.shape().width(),
                      upload.shape().height(),
                      url,
                      preview))
              .build();
      case KeepUpload.Result.Unusable(var why) -> unusable(why);
    };
  }

  private static Response unusable(Pictures.Why why) {
    var detail =
        switch (why) {
          case NOT_A_PICTURE -> "send a JPEG, PNG, WebP or HEIC photo";
          case BROKEN -> "the photo is damaged";
          case TOO_MANY_PIXELS -> "the photo has more than 60 megapixels";
          case BAD_SHAPE -> "the photo is too small or too narrow";
          case ANIMATED -> "the picture moves: send a photo";
          case HEIC_NOT_SUPPORTED -> "HEIC cannot be read here: send the photo as JPEG";
        };
    return Problems.of(415, GenerationView.lower(why).replace('_', '-'), detail);
  }
}
