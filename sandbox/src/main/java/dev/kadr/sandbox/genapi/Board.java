package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The job board: a page that shows what the provider is doing and lets a person interfere, by
 * orders to {@code POST /control} like everybody else's.
 */
final class Board {
  private static final String THUMBS = "/thumbs/";
  private static final int MOST_SHOWN = 60;
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'";

  private final Controls controls;
  private final Thumbnails thumbnails;

  Board(Controls controls, Thumbnails thumbnails) {
    this.controls = controls;
    this.thumbnails = thumbnails;
  }

  Reply answer(HttpServletRequest request) {
    var path = Optional.ofNullable(request.getPathInfo()).orElse("/");
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
