package dev.kadr.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Gives each request a name that stands in its log lines and in its answer. */
final class RequestIds extends HttpFilter {
  static final String HEADER = "X-Request-Id";

  private static final long serialVersionUID = 1L;
  private static final String KEY = "request";

  /** One that a proxy gave is kept; what could forge a log line is not one. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var id =
        Optional.ofNullable(request.getHeader(HEADER))
            .filter(given -> SHAPE.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    response.setHeader(HEADER, id);
    MDC.put(KEY, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }
}
