package dev.kadr.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** {@code POST /control}: the one way to tell a stand-in what to do. */
final class ControlServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final transient List<StandIn> standIns;

  ControlServlet(Collection<StandIn> standIns) {
    this.standIns = List.copyOf(standIns);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isFromForeignPage(request)) {
      write(response, 403, MAPPER.createObjectNode().put("error", "another site's page"));
      return;
    }
    try {
      write(response, 200, control(order(request)));
    } catch (IllegalArgumentException wrong) {
      var problem = MAPPER.createObjectNode().put("error", wrong.getMessage());
      write(response, 400, problem);
    }
  }

  /** A browser names the page that posts; curl and tests do not. */
  private static boolean isFromForeignPage(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    return origin != null && !origin.equals("http://" + request.getHeader("Host"));
  }

  private JsonNode control(ObjectNode order) {
    var service = order.path("service").asText("");
    var action = order.path("action").asText("");
    return standIns.stream()
        .filter(one -> one.name().equals(service))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(noSuchService(service)))
        .control(action, order);
  }

  private String noSuchService(String service) {
    var names = standIns.stream().map(StandIn::name).collect(Collectors.joining(", "));
    return "service is one of " + names + ", not \"" + service + '"';
  }

  private static ObjectNode order(HttpServletRequest request) throws IOException {
    try {
      if (MAPPER.readTree(request.getInputStream().readAllBytes()) instanceof ObjectNode order) {
        return order;
      }
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(
          "the body is not JSON: " + notJson.getOriginalMessage(), notJson);
    }
    throw new IllegalArgumentException(
        "the body must be a JSON object such as {\"service\":\"telegram\",\"action\":\"reset\"}");
  }

  private static void write(HttpServletResponse response, int status, JsonNode body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(MAPPER.writeValueAsBytes(body));
  }
}
