package dev.kadr.adapter.telegram;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Telegram sends its updates. It sends one again until it hears a 2xx, and nothing else of
 * that chat before: so whatever is stored is answered 200, also what nobody can read.
 */
@Path("/telegram/webhook")
public final class WebhookResource {
  /** Several times what Telegram can put into an update; three times as much in an odd encoding. */
  private static final int MAX_BODY_BYTES = 256 << 10;

  private final Optional<byte[]> secret;
  private final UpdateIntake intake;

  /**
   * The resource of one bot.
   *
   * @param secret absent while updates are polled: then nobody is listened to
   */
  WebhookResource(Optional<String> secret, UpdateIntake intake) {
    this.secret = secret.map(text -> text.getBytes(StandardCharsets.UTF_8));
    this.intake = intake;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public Response receive(
      @HeaderParam("X-Telegram-Bot-Api-Secret-Token") @Nullable String token, InputStream body)
      throws IOException {
    if (!isTelegram(token)) {
      return refusal(Response.Status.FORBIDDEN);
    }
    var bytes = body.readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) {
      return refusal(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    return switch (intake.take(new String(bytes, StandardCharsets.UTF_8))) {
      case UpdateIntake.Result.Stored stored -> Response.ok().build();
      case UpdateIntake.Result.Repeated repeated -> Response.ok().build();
      case UpdateIntake.Result.KeptAside keptAside -> Response.ok().build();
      case UpdateIntake.Result.NotStored notStored ->
          refusal(Response.Status.INTERNAL_SERVER_ERROR);
    };
  }

  /** Never empty: the server would put a page of its own there. */
  private static Response refusal(Response.Status status) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity("{\"ok\":false}")
        .build();
  }

  /** In a time that does not tell how much of the token is right. */
  private boolean isTelegram(@Nullable String token) {
    var said = token == null ? new byte[0] : token.getBytes(StandardCharsets.UTF_8);
    return secret.isPresent() && MessageDigest.isEqual(secret.get(), said);
  }
}
