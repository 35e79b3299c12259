package dev.kadr.adapter.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.ports.generation.ImageGenerator.Cause;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells apart what the provider answered to a request for a job. */
final class CreateAnswer {
  static final Duration DEFAULT_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private final Clock clock;

  CreateAnswer(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads the answer.
   *
   * @param secrets what the answer may repeat and a log must not
   */
  Submission read(GenApiWire.Exchange.Answered answer, String... secrets) {
    var document = answer.document();
    var words = Wording.of(document);
    var detail = "HTTP " + answer.status() + " " + Wording.brief(words, secrets);
    return switch (answer.status()) {
      case 401 -> new Submission.Closed(Cause.KEY_REFUSED, detail);
      case 402 -> new Submission.Closed(Cause.OUT_OF_MONEY, detail);
      // 419 is what their documents say, 429 what everybody else says
      case 419, 429 -> new Submission.NotSent(pause(answer), detail);
      default -> read(answer.status(), document, words, detail);
    };
  }

  private static Submission read(int status, JsonNode document, String words, String detail) {
    if (status >= 500 || status == 408 || status < 200 || (status >= 300 && status < 400)) {
      return new Submission.Unknown(detail);
    }
    if (status < 300) {
      var job = ProviderJson.jobId(document);
      if (job.isPresent()) {
        return new Submission.Accepted(job.get());
      }
      if (!isError(document)) {
        return new Submission.Unknown(detail + " (no request_id)");
      }
    }
    // not for 422: its words may repeat the prompt, and a prompt must not be able to close a model
    if (status != 422 && Wording.saysNoMoney(words)) {
      return new Submission.Closed(Cause.OUT_OF_MONEY, detail);
    }
    return new Submission.Rejected(reason(status, words), detail);
  }

  /** {@code error} is a text or {@code true}; some answer 200 and say it only there. */
  private static boolean isError(JsonNode document) {
    var error = document.path("error");
    return error.isObject()
        || (error.isBoolean() && error.booleanValue())
        || (error.isTextual() && !error.textValue().isBlank());
  }

  private static FailureClass reason(int status, String words) {
    return switch (status) {
      // ours or theirs to repair; no other photo or prompt would help. 403 closes nothing: a
      // firewall before the provider says it too, to one prompt among many
      case 403, 404, 405 -> Wording.hint(words).orElse(FailureClass.PROVIDER_ERROR);
      case 200, 201, 202 -> Wording.hint(words).orElse(FailureClass.PROVIDER_ERROR);
      default -> Wording.hint(words).orElse(FailureClass.REJECTED_INPUT);
    };
  }

  private Duration pause(GenApiWire.Exchange.Answered answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .flatMap(this::retryAfter)
        .filter(Duration::isPositive)
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
        .orElse(DEFAULT_PAUSE);
  }

  private Optional<Duration> retryAfter(String value) {
    if (SECONDS.matcher(value.strip()).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
    }
    try {
      var until = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), until.toInstant()));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
