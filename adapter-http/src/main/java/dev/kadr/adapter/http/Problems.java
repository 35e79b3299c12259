package dev.kadr.adapter.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

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
  record Problem(String type, String title, int status, String detail) {}

  static Response of(int status, String type, String detail) {
    var title = Response.Status.fromStatusCode(status);
    return Response.status(status)
        .type(PROBLEM)
        .entity(
            new Problem(type, title == null ? "Error" : title.getReasonPhrase(), status, detail))
        .build();
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
