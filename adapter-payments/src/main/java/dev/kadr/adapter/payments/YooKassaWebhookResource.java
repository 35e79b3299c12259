package dev.kadr.adapter.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.usecases.orders.AcceptNotification;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where YooKassa says that something happened. It signs nothing, so whatever comes is kept as a
 * hint and read back later; all that is taken from it is what to read.
 *
 * <p>Whatever could be kept is answered 200, nonsense and forgeries too: any other answer would
 * bring it again for a day.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class YooKassaWebhookResource {
  private static final int MAX_BODY_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(YooKassaWebhookResource.class);

  private final Senders senders;
  private final AcceptNotification intake;

  YooKassaWebhookResource(Senders senders, AcceptNotification intake) {
    this.senders = senders;
    this.intake = intake;
  }

  @POST
  @Path("yookassa/webhook")
  @Consumes(MediaType.WILDCARD)
  public Response accept(
      @Context HttpServletRequest request, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return accept(request.getRemoteAddr(), forwardedFor(headers), body);
  }

  /** The same, under the name that the owner's documents give it. */
  @POST
  @Path("payments/webhook")
  @Consumes(MediaType.WILDCARD)
  public Response acceptPayment(
      @Context HttpServletRequest request, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return accept(request.getRemoteAddr(), forwardedFor(headers), body);
  }

  Response accept(String peer, List<String> forwardedFor, InputStream body) throws IOException {
    if (!senders.mayCall(peer, forwardedFor)) {
      return answer(Response.Status.FORBIDDEN);
    }
    // of what is longer than any notification, the beginning says enough
    var bytes = body.readNBytes(MAX_BODY_BYTES);
    var text = new String(bytes, UTF_8);
    var document = PaymentJson.read(text);
    var event = document.map(it -> it.path("event").asText("")).orElse("");
    var subject = document.map(YooKassaWebhookResource::subject).orElse("");
    var named = !event.isEmpty() && !subject.isEmpty();
    var key =
        named
            ? new Notification.Key(event, subject)
            : new Notification.Key("unreadable", digest(bytes));
    return keep(key, named ? about(event) : About.OTHER, text);
  }

  /**
   * What could not be kept, for whatever reason, is answered 500, and not 503 as elsewhere: that is
   * what our contract with the gateway says, which then brings it again.
   */
  private Response keep(Notification.Key key, About about, String text) {
    try {
      return switch (intake.accept(key, about, text)) {
        case AcceptNotification.Result.Stored stored -> answer(Response.Status.OK);
        case AcceptNotification.Result.Repeated repeated -> answer(Response.Status.OK);
      };
    } catch (RuntimeException notKept) {
      LOG.warn("notification {} could not be kept", key.instance(), notKept);
      return answer(Response.Status.INTERNAL_SERVER_ERROR);
    }
  }

  private static List<String> forwardedFor(HttpHeaders headers) {
    return Optional.ofNullable(headers.getRequestHeader("X-Forwarded-For")).stream()
        .flatMap(List::stream)
        .flatMap(line -> Stream.of(line.split(",")))
        .toList();
  }

  private static String subject(JsonNode document) {
    return document.at("/object/id").asText("");
  }

  private static About about(String event) {
    return switch (event) {
      case "payment.waiting_for_capture", "payment.succeeded", "payment.canceled" -> About.PAYMENT;
      case "refund.succeeded" -> About.REFUND;
      default -> About.OTHER;
    };
  }

  private static String digest(byte[] body) {
    try {
      var whole = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(Arrays.copyOf(whole, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Response answer(Response.Status status) {
    var ok = status == Response.Status.OK;
    return Response.status(status).entity("{\"ok\":" + ok + "}").build();
  }
}
