package dev.kadr.adapter.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Times each route by its template, never by its address: those carry keys and tokens. */
final class RouteMeter implements ApplicationEventListener {
  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final Duration[] LINES = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry meters;

  RouteMeter(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void onEvent(ApplicationEvent event) {}

  @Override
  public RequestEventListener onRequest(RequestEvent started) {
    var start = System.nanoTime();
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        finished(event, Duration.ofNanos(System.nanoTime() - start));
      }
    };
  }

  private void finished(RequestEvent event, Duration took) {
    var method = event.getContainerRequest().getMethod();
    var answer = event.getContainerResponse();
    var status = answer == null ? 500 : answer.getStatus();
    var route = route(event);
    Timer.builder("kadr.http.requests")
        .description("Requests by route, with how they ended")
        .tags("method", known(method), "route", route, "status", Integer.toString(status))
        .serviceLevelObjectives(LINES)
        .register(meters)
        .record(took);
    LOG.debug("{} {} {} {} ms", method, route, status, took.toMillis());
  }

  /** Strangers invent methods; each would be a line of its own for ever. */
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> "other";
    };
  }

  private static String route(RequestEvent event) {
    var parts = new StringBuilder();
    var matched = event.getUriInfo().getMatchedTemplates();
    for (var template : matched.reversed()) {
      parts.append(template.getTemplate());
    }
    return parts.isEmpty() ? "none" : parts.toString().replaceAll("/+", "/");
  }
}
