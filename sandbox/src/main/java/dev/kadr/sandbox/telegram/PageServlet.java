package dev.kadr.sandbox.telegram;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The chat page: the static files beside this class. */
final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** No segment may begin with a dot, so no path leads out of the folder. */
  private static final Pattern PATH = Pattern.compile("(?:/[\\w-][\\w.-]*)+");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webp", "image/webp",
          "woff2", "font/woff2");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getPathInfo();
    if (path == null) {
      // relative addresses in the page need the slash
      response.sendRedirect("/telegram/");
      return;
    }
    var file = path.equals("/") ? "/index.html" : path;
    try (var content =
        PATH.matcher(file).matches() ? getClass().getResourceAsStream("page" + file) : null) {
      if (content == null) {
        response.sendError(404);
        return;
      }
      var extension = file.substring(file.lastIndexOf('.') + 1);
      response.setContentType(
          Optional.ofNullable(TYPES.get(extension)).orElse("application/octet-stream"));
      response.setHeader("Cache-Control", "no-cache");
      response.setHeader("X-Content-Type-Options", "nosniff");
      content.transferTo(response.getOutputStream());
    }
  }
}
