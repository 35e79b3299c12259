package dev.kadr.adapter.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.ports.orders.PaymentGateway.Answer;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an exchange with YooKassa means: only its own words are a yes or a no.
 *
 * <p>A gateway between us may say 403 or 404 too, in HTML, whatever became of the request; so what
 * is no document of YooKassa's leaves everything open.
 */
final class Verdict {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final String KEY = "Idempotence-Key";

  private Verdict() {}

  /**
   * Decides.
   *
   * @param read makes something of a document, empty when it is not what was asked for
   */
  static <T> Outcome<T> of(YooKassaWire.Exchange exchange, Function<JsonNode, Optional<T>> read) {
    return switch (exchange) {
      case YooKassaWire.Exchange.Lost(var why) ->
          new Outcome.Unknown<>(why, Optional.empty(), Optional.empty());
      case YooKassaWire.Exchange.Answered(var text, var answer) -> answered(text, answer, read);
    };
  }

  private static <T> Outcome<T> answered(
      String text, Answer answer, Function<JsonNode, Optional<T>> read) {
    var document = PaymentJson.read(text);
    return switch (answer.status()) {
      case 200 ->
          document
              .flatMap(read)
              .<Outcome<T>>map(value -> new Outcome.Ok<>(value, answer))
              .orElseGet(() -> open("an answer that cannot be read", document, answer));
      // these two have no body: the request itself is wrong, and that is our fault
      case 405, 415 ->
          new Outcome.Rejected<>("invalid_request", "status " + answer.status(), answer);
      case 400, 401, 402, 403, 404, 410, 422 ->
          document
              .filter(it -> it.path("type").asText("").equals("error"))
              .<Outcome<T>>map(error -> refused(error, answer))
              .orElseGet(() -> open("status " + answer.status(), document, answer));
      default -> open("status " + answer.status(), document, answer);
    };
  }

  /** That a key was used for something else says that something was asked under it. */
  private static <T> Outcome<T> refused(JsonNode error, Answer answer) {
    if (answer.status() == 404) {
      return new Outcome.NotFound<>(answer);
    }
    var parameter = error.path("parameter").asText("");
    var detail = error.path("description").asText("");
    var named = parameter.isEmpty() ? detail : detail + " (" + parameter + ")";
    return parameter.equalsIgnoreCase(KEY)
        ? new Outcome.Unknown<>(named, Optional.empty(), Optional.of(answer))
        : new Outcome.Rejected<>(error.path("code").asText("unnamed"), named, answer);
  }

  private static <T> Outcome<T> open(String why, Optional<JsonNode> document, Answer answer) {
    return new Outcome.Unknown<>(why, document.flatMap(Verdict::pause), Optional.of(answer));
  }

  /** How long to wait, in milliseconds; a mad number is none. */
  private static Optional<Duration> pause(JsonNode document) {
    var millis = document.path("retry_after");
    return Optional.of(millis)
        .filter(it -> it.canConvertToInt() && it.intValue() > 0)
        .map(it -> Duration.ofMillis(it.intValue()))
        .filter(pause -> pause.compareTo(LONGEST_PAUSE) <= 0);
  }
}
