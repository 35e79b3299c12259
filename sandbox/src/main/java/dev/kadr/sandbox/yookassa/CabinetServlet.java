package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /yookassa/…}: the shop's cabinet, where payments are seen and refunds made by hand. */
@SuppressWarnings("serial") // servlets are serializable by inheritance only; nobody ever does it
final class CabinetServlet extends HttpServlet {
  private static final int LARGEST_ORDER_BYTES = 64 << 10;
  private static final int MOST_SHOWN = 100;
  private static final Map<String, String> PAGES =
      Map.of(
          "/", "cabinet.html",
          "/cabinet.css", "cabinet.css",
          "/cabinet.js", "cabinet.js");
  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");

  private final ControlDesk desk;

  CabinetServlet(ControlDesk desk) {
    this.desk = desk;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = Optional.ofNullable(request.getPathInfo()).orElse("");
    var page = PAGES.get(path);
    if (path.isEmpty()) {
      // relative addresses in the page need the slash
      response.sendRedirect("/yookassa/");
    } else if (path.equals("/api")) {
      Pages.write(response, Reply.json(200, overview()));
    } else if (page == null) {
      Pages.write(response, new Reply(404, "text/plain", "not here"));
    } else {
      var type = TYPES.get(page.substring(page.lastIndexOf('.') + 1));
      Pages.write(response, new Reply(200, type + "; charset=utf-8", Template.resource(page)));
    }
  }

  private ObjectNode overview() {
    var overview = (ObjectNode) desk.obey("state", Json.object());
    overview.set("payments", latest(desk.obey("payments", Json.object())));
    overview.set("refunds", latest(desk.obey("refunds", Json.object())));
    return overview;
  }

  private static JsonNode latest(JsonNode all) {
    var latest = Json.MAPPER.createArrayNode();
    for (int i = all.size() - 1; i >= 0 && latest.size() < MOST_SHOWN; i--) {
      latest.add(all.get(i));
    }
    return latest;
  }

  /** An order from the page; JSON only, which a foreign page in the same browser may not send. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      Pages.write(response, fault(415, "an order is application/json"));
      return;
    }
    var body = request.getInputStream().readNBytes(LARGEST_ORDER_BYTES);
    var order = Json.read(new String(body, StandardCharsets.UTF_8));
    if (order.isEmpty()) {
      Pages.write(response, fault(400, "an order is a JSON object"));
      return;
    }
    Pages.write(response, obey(order.get()));
  }

  private Reply obey(ObjectNode order) {
    try {
      return Reply.json(200, desk.obey(order.path("action").asText(""), order));
    } catch (IllegalArgumentException wrong) {
      return fault(400, Objects.requireNonNullElse(wrong.getMessage(), "wrong order"));
    }
  }

  private static Reply fault(int status, String text) {
    return Reply.json(status, Json.object().put("error", text));
  }
}
