package dev.kadr.adapter.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
}
