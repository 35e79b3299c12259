package dev.kadr.adapter.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong on our side: 503 while the database or the files are away, 500 with a number to
 * find it by for everything else. Nothing of the failure itself is told.
 */
public final class FailureMapper implements ExceptionMapper<RuntimeException> {
  private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);

  @Override
  public Response toResponse(RuntimeException failure) {
    if (isWorldAway(failure)) {
      LOG.warn("the database or the files are away: {}", failure.toString());
      return Problems.of(503, "temporarily-unavailable", "try again in a moment");
    }
    var incident = UUID.randomUUID();
    LOG.error("incident {}", incident, failure);
    return Problems.of(500, "internal", "incident " + incident);
  }

  private static boolean isWorldAway(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UncheckedIOException) {
        return true;
      }
    }
    return false;
  }
}
