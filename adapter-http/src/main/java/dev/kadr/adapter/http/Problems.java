package dev.kadr.adapter.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.kadr.usecases.generation.Form;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Errors as clients see them: RFC 9457, with a {@code type} that never changes. */
final class Problems {
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  private Problems() {}

  /**
   * One problem.
   *
   * @param type what clients switch on
   * @param title the same for every problem of a type
   */
  record Problem(
      String type,
      String title,
      int status,
      String detail,
      @JsonAnyGetter Map<String, Object> members) {}

  static Response of(int status, String type, String detail) {
    return of(status, type, detail, Map.of());
  }

  /**
   * One problem that says more.
   *
   * @param members of its own, by their names on the wire
   */
  static Response of(int status, String type, String detail, Map<String, Object> members) {
    var title = Response.Status.fromStatusCode(status);
    return Response.status(status)
        .type(PROBLEM)
        .entity(
            new Problem(
                type, title == null ? "Error" : title.getReasonPhrase(), status, detail, members))
        .build();
  }

  /** What was sent can be read and is wrong: everything that is, each by its field. */
  static Response invalid(List<Form.Fault> faults) {
    return of(422, "invalid", "some fields are not as they must be", Map.of("errors", faults));
  }

  static Response invalid(String field, String why) {
    return invalid(List.of(new Form.Fault(field, why)));
  }

  static Response notFound(String what) {
    return of(404, "not-found", "there is no such " + what);
  }

  /**
   * For what is parsed before a use case can be asked; the mapper hands the answer out as it is.
   */
  static WebApplicationException refusal(Response problem) {
    return new WebApplicationException(problem);
  }

  /** Nobody is known by what was sent. */
  static Response unauthorized(String type, String detail) {
    return Response.fromResponse(of(401, type, detail))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  /** It was asked for too often; in whole seconds, and never before the pause is over. */
  static Response tooOften(Duration pause) {
    var seconds = pause.plusNanos(999_999_999).toSeconds();
    return Response.fromResponse(of(429, "too-many-requests", "try again in " + seconds + " s"))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }
}
