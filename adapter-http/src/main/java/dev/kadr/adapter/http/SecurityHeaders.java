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

  private final transient HttpApi.Config.Browsers browsers;
  private final boolean secure;

  /**
   * Headers for one site.
   *
   * @param browsers what they are allowed
   * @param secure whether it is reached by https
   */
  SecurityHeaders(HttpApi.Config.Browsers browsers, boolean secure) {
    this.browsers = browsers;
    this.secure = secure;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var kind = PageKind.of(request.getRequestURI());
    response.setHeader("Content-Security-Policy", kind.policy(browsers));
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
