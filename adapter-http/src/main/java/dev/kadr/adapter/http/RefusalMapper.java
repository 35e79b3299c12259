package dev.kadr.adapter.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;

/** What the HTTP layer itself refuses: no such address, a wrong method, a wrong media type. */
public final class RefusalMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException refused) {
    var answer = refused.getResponse();
    if (answer.getStatus() < 400 || answer.hasEntity()) {
      return answer;
    }
    var reason = answer.getStatusInfo().getReasonPhrase();
    return Problems.of(
        answer.getStatus(), reason.toLowerCase(Locale.ROOT).replace(' ', '-'), reason);
  }
}
