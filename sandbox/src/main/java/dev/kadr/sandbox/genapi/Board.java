package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The job board: a page that shows what the provider is doing and lets a person interfere. */
final class Board {
  private static final String THUMBS = "/thumbs/";
  private static final int LARGEST_ORDER_BYTES = 64 << 10;
  private static final int MOST_SHOWN = 60;
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'";

  private final Controls controls;
  private final Thumbnails thumbnails;

  Board(Controls controls, Thumbnails thumbnails) {
    this.controls = controls;
    this.thumbnails = thumbnails;
  }

  Reply answer(HttpServletRequest request) throws IOException {
    var path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    if (path.equals("/api") && request.getMethod().equals("POST")) {
      return obey(request);
    }
    if (!request.getMethod().equals("GET")) {
      return Refusals.wrongMethod(request.getMethod(), request.getRequestURI(), "GET");
    }
    return switch (path) {
      case "/" -> asset("jobs.html", "text/html").with("Content-Security-Policy", POLICY);
      case "/board.css" -> asset("board.css", "text/css");
      case "/board.js" -> asset("board.js", "text/javascript");
      case "/api" -> Reply.json(200, overview()).with("Cache-Control", "no-store");
      default -> thumbnail(path);
    };
  }

  private Reply thumbnail(String path) {
    if (!path.startsWith(THUMBS)) {
      return Refusals.unknownRoute("jobs" + path);
    }
    return thumbnails
        .find(path.substring(THUMBS.length()))
        .map(content -> new Reply.Now(200, Map.of("Content-Type", "image/jpeg"), content))
        .orElseGet(Refusals::noSuchKey);
  }

  private ObjectNode overview() {
    var overview = (ObjectNode) controls.obey("state", Json.object());
    var shown = overview.putArray("jobs");
    for (var job : controls.obey("jobs", Json.object()).path("jobs")) {
      if (shown.size() < MOST_SHOWN) {
        shown.add(job);
      }
    }
    return overview;
  }

  /** An order from the page; JSON only, which a foreign page in the same browser may not send. */
  private Reply obey(HttpServletRequest request) throws IOException {
    var type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      return fault(415, "an order is application/json");
    }
    try {
      var body = request.getInputStream().readNBytes(LARGEST_ORDER_BYTES);
      if (!(Json.MAPPER.readTree(body) instanceof ObjectNode order)) {
        return fault(400, "an order is an object");
      }
      return Reply.json(200, controls.obey(order.path("action").asText(), order));
    } catch (JsonProcessingException e) {
      return fault(400, "an order is JSON");
    } catch (IllegalArgumentException e) {
      return fault(400, Objects.requireNonNullElse(e.getMessage(), "wrong order"));
    }
  }

  private static Reply fault(int status, String text) {
    return Reply.json(status, Json.object().put("error", text));
  }

  private static Reply.Now asset(String name, String type) {
    try (var stream = Board.class.getResourceAsStream(name)) {
      var content = Objects.requireNonNull(stream, name).readAllBytes();
      return new Reply.Now(
          200, Map.of("Content-Type", type + "; charset=utf-8"), new Bytes(content));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name + " from our own jar", e);
    }
  }
}
