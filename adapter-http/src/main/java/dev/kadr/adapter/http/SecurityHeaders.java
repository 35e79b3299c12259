package dev.kadr.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers what they may do with an answer, before anybody answers: errors have it too, and
 * who knows better says so afterwards.
 */
final class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final boolean counted;
  private final boolean secure;

  /**
   * Headers for one site.
   *
   * @param counted whether it has a counter
   * @param secure whether it is reached by https
   */
  SecurityHeaders(boolean counted, boolean secure) {
    this.counted = counted;
    this.secure = secure;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var kind = PageKind.of(request.getRequestURI());
    response.setHeader("Content-Security-Policy", kind.policy(counted));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    if (!kind.mayBeFramed()) {
      response.setHeader("X-Frame-Options", "DENY");
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    }
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (kind == PageKind.API) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }
}
