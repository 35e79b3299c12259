package dev.kadr.sandbox.telegram;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What happens in the chats, as Server-Sent Events. One virtual thread per listener. */
final class EventsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** A comment this often, so that a listener who is gone is noticed. */
  private static final long HEARTBEAT_MILLIS = 10_000;

  private final transient EventFeed feed;

  EventsServlet(EventFeed feed) {
    this.feed = feed;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var seen = lastSeen(request);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    send(response, ": listening\nretry: 1000\n\n");
    try {
      while (!feed.isClosed()) {
        var text = new StringBuilder();
        for (var event : feed.after(seen, HEARTBEAT_MILLIS)) {
          seen = event.id();
          text.append("id: ").append(event.id()).append('\n');
          text.append("event: ").append(event.name()).append('\n');
          text.append("data: ").append(Json.write(event.content())).append("\n\n");
        }
        send(response, text.isEmpty() ? ": still here\n\n" : text.toString());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private long lastSeen(HttpServletRequest request) {
    var header = Optional.ofNullable(request.getHeader("Last-Event-ID")).orElse("");
    return header.matches("\\d{1,18}") ? Long.parseLong(header) : feed.last();
  }

  private static void send(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
