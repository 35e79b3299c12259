package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.usecases.generation.AcceptCallback;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider says that a job is over. It signs nothing, so the token in the address decides
 * whether we listen, and all that we take from the body is which job to read.
 */
@Path("/gen/callback")
@Produces(MediaType.APPLICATION_JSON)
public final class GenerationCallbackResource {
  private static final int MAX_BODY_BYTES = 256 << 10;

  private final CallbackTokens tokens;
  private final AcceptCallback intake;

  GenerationCallbackResource(CallbackTokens tokens, AcceptCallback intake) {
    this.tokens = tokens;
    this.intake = intake;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public Response accept(
      @QueryParam("job") @Nullable String job,
      @QueryParam("token") @Nullable String token,
      InputStream body)
      throws IOException {
    var generation = generation(job).filter(id -> token != null && tokens.verifies(id, token));
    if (generation.isEmpty()) {
      return answer(Response.Status.NOT_FOUND, "{\"ok\":false}");
    }
    var bytes = body.readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) {
      return answer(Response.Status.REQUEST_ENTITY_TOO_LARGE, "{\"ok\":false}");
    }
    var text = new String(bytes, UTF_8);
    var named = ProviderJson.jobId(ProviderJson.object(text));
    return switch (intake.accept(generation.get(), named, text)) {
      case AcceptCallback.Result.Stored stored -> answer(Response.Status.OK, "{\"ok\":true}");
      case AcceptCallback.Result.Repeated repeated -> answer(Response.Status.OK, "{\"ok\":true}");
      case AcceptCallback.Result.Unknown unknown ->
          answer(Response.Status.NOT_FOUND, "{\"ok\":false}");
    };
  }

  private static Optional<GenerationId> generation(@Nullable String job) {
    try {
      return Optional.ofNullable(job).map(UUID::fromString).map(GenerationId::new);
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static Response answer(Response.Status status, String body) {
    return Response.status(status).entity(body).type(MediaType.APPLICATION_JSON).build();
  }
}
