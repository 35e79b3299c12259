package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Carries out calls: the planned fault first, then the method, and a line in the outbox. */
final class BotApi implements AutoCloseable {
  private static final Set<String> NOT_AS_REPLY =
      Set.of("setwebhook", "deletewebhook", "close", "logout");

  /** What goes back over the wire. */
  sealed interface Reply {
    record Told(int status, long retryAfter, ObjectNode body) implements Reply {}

    /** A gateway's page instead of JSON. */
    record Html() implements Reply {}

    /** The connection breaks without an answer. */
    record Broken() implements Reply {}
  }

  private final Map<String, Method> methods = new HashMap<>();
  private final Clock clock;
  private final Faults faults;
  private final Outbox outbox;
  private final CountDownLatch stopped = new CountDownLatch(1);

  BotApi(Clock clock, Faults faults, Outbox outbox) {
    this.clock = clock;
    this.faults = faults;
    this.outbox = outbox;
  }

  void add(Map<String, Method> more) {
    methods.putAll(more);
  }

  Reply execute(Call call) {
    var fault = faults.take(call);
    var reply = fault.isPresent() ? spoilt(call, fault.get()) : told(call);
    JsonNode answer = reply instanceof Reply.Told told ? told.body : NullNode.getInstance();
    outbox.add(
        new ReceivedCall(
            clock.instant(),
            call.method(),
            Map.copyOf(call.parameters()),
            List.copyOf(call.files().values()),
            answer));
    return reply;
  }

  private Reply told(Call call) {
    try {
      var method =
          Optional.ofNullable(methods.get(call.method()))
              .orElseThrow(() -> Refusal.notFound("Not Found: method not found"));
      return new Reply.Told(200, 0, method.call(call).toJson());
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  static Reply refused(Refusal refusal) {
    return new Reply.Told(refusal.code(), refusal.retryAfter(), refusal.toJson());
  }

  private Reply spoilt(Call call, Fault fault) {
    return switch (fault.kind()) {
      case TOO_MANY_REQUESTS -> refused(Refusal.tooManyRequests(fault.retryAfterSeconds()));
      case FORBIDDEN ->
          refused(Refusal.forbidden(fault.description().orElse("bot was blocked by the user")));
      case BAD_REQUEST -> refused(Refusal.badRequest(fault.description().orElse("chat not found")));
      case BAD_GATEWAY_HTML -> new Reply.Html();
      case SLOW -> {
        var reply = told(call);
        pause(fault.waitMillis());
        yield reply;
      }
      case CLOSED_BEFORE -> new Reply.Broken();
      case CLOSED_AFTER -> {
        told(call);
        yield new Reply.Broken();
      }
    };
  }

  private void pause(long millis) {
    try {
      if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
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
    stopped.countDown();
  }
}
