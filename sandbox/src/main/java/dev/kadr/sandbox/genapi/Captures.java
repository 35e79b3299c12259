package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.function.Consumer;

/** What was heard and said lately: create calls, and callbacks with the answers they got. */
final class Captures {
  private static final int MOST_KEPT = 500;

  private final Deque<ObjectNode> creates = new ArrayDeque<>();
  private final Deque<ObjectNode> callbacks = new ArrayDeque<>();
  private final Clock clock;
  private final String apiKey;

  Captures(Clock clock, String apiKey) {
    this.clock = clock;
    this.apiKey = apiKey;
  }

  /** Notes a create call; what becomes of it is added by {@link #amend}. */
  synchronized ObjectNode create(HttpServletRequest request) {
    var capture = Json.object().put("at", clock.instant().toString());
    capture.put("method", request.getMethod()).put("path", request.getRequestURI());
    var headers = capture.putObject("headers");
    for (var name : Collections.list(request.getHeaderNames())) {
      headers.put(name, hidden(String.join(", ", Collections.list(request.getHeaders(name)))));
    }
    keep(creates, capture);
    return capture;
  }

  synchronized void amend(ObjectNode capture, Consumer<ObjectNode> amendment) {
    amendment.accept(capture);
  }

  void parts(ObjectNode capture, Form form) {
    amend(
        capture,
        node -> {
          var parts = node.putArray("parts");
          form.fields()
              .forEach((name, value) -> parts.addObject().put("name", name).put("value", value));
          form.strings().forEach(name -> parts.addObject().put("name", name));
          form.links().forEach(link -> parts.addObject().put("name", "link").put("value", link));
          for (var upload : form.uploads()) {
            parts
                .addObject()
                .put("name", upload.field())
                .put("filename", upload.filename())
                .put("content_type", upload.mediaType())
                .put("size", upload.content().size())
                .put("sha256", upload.content().sha256());
          }
        });
  }

  synchronized void callback(ObjectNode callback) {
    keep(callbacks, callback.put("at", clock.instant().toString()));
  }

  private static void keep(Deque<ObjectNode> kept, ObjectNode added) {
    kept.add(added);
    if (kept.size() > MOST_KEPT) {
      kept.remove();
    }
  }

  // The key proves nothing to whoever reads this, and a captured one would end up in test reports.
  private String hidden(String header) {
    return apiKey.isEmpty() ? header : header.replace(apiKey, "<the key>");
  }

  synchronized ObjectNode report() {
    var report = Json.object();
    var heard = report.putArray("creates");
    creates.forEach(capture -> heard.add(capture.deepCopy()));
    var said = report.putArray("callbacks");
    callbacks.forEach(capture -> said.add(capture.deepCopy()));
    return report;
  }

  synchronized void clear() {
    creates.clear();
    callbacks.clear();
  }
}
