package dev.kadr.adapter.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives refusals of the Mini Apps' submit route the shape of the owner's standard: {@code ok} and
 * {@code error}. A filter, because most of them are refused before the route is reached, by whoever
 * reads bodies and counts calls.
 */
final class WebAppAnswers implements ContainerResponseFilter {
  private static final Pattern SUBMIT = Pattern.compile("api/[^/]+/webapp/submit/?");

  /** What the standard's pages understand of a form that is wrong. */
  private static final int BAD_REQUEST = 400;

  private static final int INVALID = 422;

  /**
   * It was not taken.
   *
   * @param error what pages switch on
   * @param members what the problem says beside that, such as the price of today
   */
  record NotTaken(
      boolean ok, String error, String detail, @JsonAnyGetter Map<String, Object> members) {}

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problems.Problem problem
        && SUBMIT.matcher(request.getUriInfo().getPath()).matches()) {
      response.setStatus(response.getStatus() == INVALID ? BAD_REQUEST : response.getStatus());
      response.setEntity(new NotTaken(false, problem.type(), problem.detail(), problem.members()));
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
    }
  }
}
