package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.archive.Archive;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The methods by which the bot says how it wants its updates: polled or sent. */
final class Updating implements AutoCloseable {
  private static final String DOCUMENT = "telegram/webhook";
  private static final int BATCH_MAX = 100;
  private static final int TIMEOUT_MAX_SECONDS = 50;
  private static final int CONNECTIONS_DEFAULT = 40;
  private static final int CONNECTIONS_MAX = 100;
  private static final int SECRET_MAX = 256;
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]*");
  private static final Set<Integer> PORTS = Set.of(-1, 443, 80, 88, 8443);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final UpdateQueue updates;
  private final WebhookReplies replies;
  private final Archive archive;
  private @Nullable WebhookSender sender;
  private Instant setAt = Instant.EPOCH;

  Updating(Clock clock, UpdateQueue updates, WebhookReplies replies, Archive archive) {
    this.clock = clock;
    this.updates = updates;
    this.replies = replies;
    this.archive = archive;
  }

  /**
   * Goes on with the webhook of an earlier run. Not before the methods it may answer with exist.
   */
  void resume() {
    lock.lock();
    try {
      var kept = archive.document(DOCUMENT).orElseGet(Json::object);
      if (kept.has("url")) {
        start(
            new WebhookSender.Target(
                URI.create(kept.path("url").asText()),
                kept.path("secret").asText(),
                kept.path("connections").asInt(CONNECTIONS_DEFAULT)));
      }
    } finally {
      lock.unlock();
    }
  }

  private void start(WebhookSender.Target target) {
    updates.setWebhook(true);
    sender = WebhookSender.start(target, updates, replies, clock);
  }

  Map<String, Method> methods() {
    return Map.of(
        "getupdates", this::getUpdates,
        "setwebhook", this::setWebhook,
        "deletewebhook", this::deleteWebhook,
        "getwebhookinfo", call -> getWebhookInfo());
  }

  private Answer getUpdates(Call call) {
    var limit = Math.clamp(call.number("limit", BATCH_MAX), 1, BATCH_MAX);
    var timeout = Math.clamp(call.number("timeout", 0), 0, TIMEOUT_MAX_SECONDS);
    try {
      return Answer.of(
          updates.poll(
              call.number("offset", 0), limit, Duration.ofSeconds(timeout), allowed(call)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Answer.of(Json.array());
    }
  }

  /** Absent means "as before", an empty list means the default. */
  private static Optional<Set<String>> allowed(Call call) {
    return call.json("allowed_updates", "can't parse allowed updates JSON object")
        .filter(list -> list.isArray())
        .map(
            list -> {
              var types = new HashSet<String>();
              list.forEach(type -> types.add(type.asText()));
              return types;
            });
  }

  private Answer setWebhook(Call call) {
    var url = call.text("url").orElse("");
    if (url.isEmpty()) {
      return deleteWebhook(call);
    }
    var target =
        new WebhookSender.Target(
            address(url),
            secret(call),
            Math.clamp(call.number("max_connections", CONNECTIONS_DEFAULT), 1, CONNECTIONS_MAX));
    lock.lock();
    try {
      if (clock.instant().isBefore(setAt.plusSeconds(1))) {
        throw Refusal.tooManyRequests(1);
      }
      setAt = clock.instant();
      allowed(call).ifPresent(updates::allow);
      dropIfAsked(call);
      if (sender != null && sender.target().equals(target)) {
        return Answer.yes("Webhook is already set");
      }
      stopSender();
      start(target);
      archive.changed(DOCUMENT, () -> describe(target));
      return Answer.yes("Webhook was set");
    } finally {
      lock.unlock();
    }
  }

  private static ObjectNode describe(WebhookSender.Target target) {
    return Json.object()
        .put("url", target.address().toString())
        .put("secret", target.secret())
        .put("connections", target.connections());
  }

  private static String secret(Call call) {
    var secret = call.text("secret_token").orElse("");
    if (secret.length() > SECRET_MAX) {
      throw Refusal.badRequest("secret token is too long");
    }
    if (!SECRET.matcher(secret).matches()) {
      throw Refusal.badRequest("secret token contains unallowed characters");
    }
    return secret;
  }

  /** HTTPS on Telegram's ports; plain HTTP and other ports for this machine only. */
  private static URI address(String url) {
    try {
      var uri = URI.create(url);
      var host = uri.getHost() == null ? "" : uri.getHost();
      if (LOOPBACK.contains(host) && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
      if (host.isEmpty() || uri.getScheme() == null) {
        throw Refusal.badRequest("invalid webhook URL specified");
      }
      if (!uri.getScheme().equals("https")) {
        throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
      }
      if (!PORTS.contains(uri.getPort())) {
        throw Refusal.badRequest(
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
      }
      return uri;
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badRequest("invalid webhook URL specified");
    }
  }

  private void dropIfAsked(Call call) {
    if (call.flag("drop_pending_updates")) {
      updates.clear();
    }
  }

  private Answer deleteWebhook(Call call) {
    lock.lock();
    try {
      dropIfAsked(call);
      var was = sender != null;
      stopSender();
      archive.remove(DOCUMENT);
      updates.setWebhook(false);
      return Answer.yes(was ? "Webhook was deleted" : "Webhook is already deleted");
    } finally {
      lock.unlock();
    }
  }

  private void stopSender() {
    if (sender != null) {
      sender.close();
      sender = null;
    }
  }

  private Answer getWebhookInfo() {
    lock.lock();
    try {
      var report = Json.object().put("url", "").put("has_custom_certificate", false);
      report.put("pending_update_count", updates.size());
      if (sender != null) {
        sender.describe(report);
      }
      var allowed = updates.allowed();
      if (!allowed.isEmpty()) {
        allowed.stream().sorted().forEach(report.putArray("allowed_updates")::add);
      }
      return Answer.of(report);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      stopSender();
    } finally {
      lock.unlock();
    }
  }
}
