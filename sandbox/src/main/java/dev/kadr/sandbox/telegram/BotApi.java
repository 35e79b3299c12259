package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.mischief.Delivery;
import dev.kadr.sandbox.mischief.Delivery.Manner;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out calls: the planned fault first, then the method, and a line in the outbox. */
final class BotApi implements AutoCloseable {
  private static final Set<String> NOT_AS_REPLY =
      Set.of("setwebhook", "deletewebhook", "close", "logout");

  /** What goes back over the wire. */
  sealed interface Reply {
    record Told(int status, long retryAfter, ObjectNode body) implements Reply {}

    /** A gateway's page instead of JSON. */
    record Html() implements Reply {}

    /** An answer that does not arrive as it was meant, or, whole, one that does. */
    record Spoilt(Told told, Manner manner, Duration drip) implements Reply {}

    static Spoilt whole(Told told) {
      return new Spoilt(told, Manner.WHOLE, Duration.ZERO);
    }
  }

  private final Map<String, Method> methods = new HashMap<>();
  private final Clock clock;
  private final Trouble trouble;
  private final Pace pace;
  private final Outbox outbox;
  private final Delivery delivery = new Delivery();

  BotApi(Clock clock, Trouble trouble, Pace pace, Outbox outbox) {
    this.clock = clock;
    this.trouble = trouble;
    this.pace = pace;
    this.outbox = outbox;
  }

  void add(Map<String, Method> more) {
    methods.putAll(more);
  }

  Delivery delivery() {
    return delivery;
  }

  Reply execute(Call call) {
    delivery.pause(trouble.latency(call));
    var fault = trouble.take(call);
    var reply = fault.isPresent() ? spoilt(call, fault.get()) : told(call);
    if (reply instanceof Reply.Told told && trouble.losesUpdates(call, told.body())) {
      reply = new Reply.Spoilt(told, Manner.CLOSED, Duration.ZERO);
    }
    var answer = heard(reply);
    if (answer.path("error_code").asInt() == 429) {
      pace.toldTooMany();
    }
    outbox.add(
        new ReceivedCall(
            clock.instant(),
            call.method(),
            Map.copyOf(call.parameters()),
            List.copyOf(call.files().values()),
            answer));
    return reply;
  }

  /** The answer as far as it reaches the bot. */
  private static JsonNode heard(Reply reply) {
    return switch (reply) {
      case Reply.Told told -> told.body;
      case Reply.Spoilt spoilt when spoilt.manner == Manner.SLOW_DRIP -> spoilt.told.body;
      case Reply.Spoilt spoilt -> NullNode.getInstance();
      case Reply.Html html -> NullNode.getInstance();
    };
  }

  private Reply.Told told(Call call) {
    try {
      var method =
          Optional.ofNullable(methods.get(call.method()))
              .orElseThrow(() -> Refusal.notFound("Not Found: method not found"));
      return new Reply.Told(200, 0, method.call(call).toJson());
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  static Reply.Told refused(Refusal refusal) {
    return new Reply.Told(refusal.code(), refusal.retryAfter(), refusal.toJson());
  }

  private Reply spoilt(Call call, Fault fault) {
    var wait = Duration.ofMillis(fault.waitMillis());
    return switch (fault.kind()) {
      case TOO_MANY_REQUESTS -> refused(Refusal.tooManyRequests(fault.retryAfterSeconds()));
      case FORBIDDEN ->
          refused(Refusal.forbidden(fault.description().orElse("bot was blocked by the user")));
      case BAD_REQUEST -> refused(Refusal.badRequest(fault.description().orElse("chat not found")));
      case PHOTO_REFUSED ->
          refused(Refusal.badRequest(fault.description().orElse("PHOTO_INVALID_DIMENSIONS")));
      case BAD_GATEWAY_HTML -> new Reply.Html();
      case SLOW -> {
        var reply = told(call);
        delivery.pause(wait);
        yield reply;
      }
      case CLOSED_BEFORE -> {
        // nothing has happened, so there is nothing to tell either
        var silence = new Reply.Told(200, 0, Json.object());
        yield new Reply.Spoilt(silence, Manner.CLOSED, wait);
      }
      case CLOSED_AFTER -> new Reply.Spoilt(told(call), Manner.CLOSED, wait);
      case HANG -> new Reply.Spoilt(told(call), Manner.HANG, wait);
      case TRUNCATED -> new Reply.Spoilt(told(call), Manner.TRUNCATED, wait);
      case SLOW_DRIP -> new Reply.Spoilt(told(call), Manner.SLOW_DRIP, wait);
    };
  }

  /** Carries out what a webhook answered, as far as Telegram does; the answer goes nowhere. */
  void executeWebhookReply(ObjectNode reply) {
    var method = reply.path("method").asText("").toLowerCase(Locale.ROOT);
    if (!NOT_AS_REPLY.contains(method) && !method.startsWith("get")) {
      execute(new Call(method, CallReader.parameters(reply), Map.of()));
    }
  }

  @Override
  public void close() {
    delivery.close();
  }
}
