package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.dialogue.UpdateInbox.Update;
import dev.kadr.usecases.messaging.ReportParkedUpdate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where updates end up, whether they were polled or sent: stored before anybody acknowledges them,
 * also what is no update at all.
 */
final class UpdateIntake {
  /** All that we handle; Telegram does not make the others for us. */
  static final List<String> WANTED =
      List.of("message", "callback_query", "my_chat_member", "pre_checkout_query");

  private static final Logger LOG = LoggerFactory.getLogger(UpdateIntake.class);
  private static final String NO_UPDATE = "this is no update";
  private static final String NO_LANE = "unreadable";

  /** Several times what Telegram can put into an update. */
  private static final int LONGEST = 256 << 10;

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final UpdateInbox inbox;
  private final ReportParkedUpdate reports;
  private final Clock clock;
  private final Bell bell;

  UpdateIntake(UpdateInbox inbox, ReportParkedUpdate reports, Clock clock, Bell bell) {
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
    this.bell = bell;
  }

  /** What became of it. */
  sealed interface Result {
    /** It will be handled. */
    record Stored(long id) implements Result {}

    /** It came before; nothing changed. */
    record Repeated(long id) implements Result {}

    /** It is no update: kept as it came for the operator, and skipped. */
    record KeptAside(long id) implements Result {}

    /** It is to be sent again. */
    record NotStored(String why) implements Result {}
  }

  /** Takes in an update as text; it may be anything. */
  Result take(String text) {
    try {
      var update = json.readTree(text);
      return take(update, text);
    } catch (JsonProcessingException noJson) {
      return keepAside(text);
    }
  }

  Result take(JsonNode update) {
    return take(update, update.toString());
  }

  private Result take(JsonNode update, String text) {
    return hasNumber(update) && text.length() <= LONGEST ? store(update, text) : keepAside(text);
  }

  private static boolean hasNumber(JsonNode update) {
    var number = update.path("update_id");
    return number.isIntegralNumber() && number.canConvertToLong() && number.asLong() >= 0;
  }

  private Result store(JsonNode update, String text) {
    var id = update.path("update_id").asLong();
    try {
      if (!inbox.store(new Update(id, lane(update), text, clock.instant()))) {
        return new Result.Repeated(id);
      }
      bell.ring();
      return new Result.Stored(id);
    } catch (RuntimeException databaseIsDown) {
      return notStored(databaseIsDown);
    }
  }

  /**
   * Keeps what nobody can number. Its number is made of what it says, below zero where Telegram has
   * none, so that what is sent again is kept once.
   */
  Result keepAside(String whole) {
    var text = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
    var id = digest(text) | Long.MIN_VALUE;
    try {
      if (!inbox.store(new Update(id, NO_LANE, text, clock.instant()))) {
        return new Result.Repeated(id);
      }
      reports.report(id, NO_UPDATE);
      LOG.warn("{}: kept aside as {}", NO_UPDATE, id);
      inbox.park(id, NO_UPDATE);
      return new Result.KeptAside(id);
    } catch (RuntimeException databaseIsDown) {
      return notStored(databaseIsDown);
    }
  }

  private static Result notStored(RuntimeException databaseIsDown) {
    LOG.warn("an update could not be stored: {}", BotApi.redact(databaseIsDown.toString()));
    return new Result.NotStored(databaseIsDown.getClass().getSimpleName());
  }

  private static long digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The chat, for whatever happens in one; the person, for what happens in none. */
  static String lane(JsonNode update) {
    for (var kind : update.properties()) {
      var content = kind.getValue();
      var chat =
          content.path("chat").path("id").isNumber()
              ? content.path("chat").path("id")
              : content.path("message").path("chat").path("id");
      if (chat.isNumber()) {
        return chat.asText();
      }
      if (content.path("from").path("id").isNumber()) {
        return kind.getKey() + ":" + content.path("from").path("id").asText();
      }
    }
    return "unknown";
  }
}
