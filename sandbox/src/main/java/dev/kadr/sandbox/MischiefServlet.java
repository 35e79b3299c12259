package dev.kadr.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The mischief page: a panel per service, drawn from what {@link StandIn#panel} says. It turns
 * nothing itself; the page in the browser posts to {@code /control} like everybody else.
 */
final class MischiefServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'";

  private record Asset(String file, String type) {}

  private static final Map<String, Asset> ASSETS =
      Map.of(
          "/", new Asset("mischief.html", "text/html"),
          "/mischief.css", new Asset("mischief.css", "text/css"),
          "/mischief.js", new Asset("mischief.js", "text/javascript"));

  private final transient List<StandIn> standIns;

  MischiefServlet(Collection<StandIn> standIns) {
    this.standIns = List.copyOf(standIns);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getPathInfo();
    if (path == null) {
      // relative addresses in the page need the slash
      response.sendRedirect("/mischief/");
    } else if (path.equals("/panels")) {
      panels(response);
    } else if (ASSETS.containsKey(path)) {
      asset(Objects.requireNonNull(ASSETS.get(path)), response);
    } else {
      response.sendError(404);
    }
  }

  private void panels(HttpServletResponse response) throws IOException {
    var panels = MAPPER.createArrayNode();
    for (var standIn : standIns) {
      var panel = standIn.panel();
      if (!panel.groups().isEmpty()) {
        panels.add(panel.toJson(standIn.name()));
      }
    }
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(MAPPER.writeValueAsBytes(panels));
  }

  private static void asset(Asset asset, HttpServletResponse response) throws IOException {
    response.setContentType(asset.type() + "; charset=utf-8");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cache-Control", "no-cache");
    try (var content = MischiefServlet.class.getResourceAsStream(asset.file())) {
      Objects.requireNonNull(content, asset.file()).transferTo(response.getOutputStream());
    }
  }
}
