package dev.kadr.domain.planted;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.adapter.persistence.Persistence;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.time.Instant;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Knows everybody, reads the clock, locks, and can be extended. */
public class OpenDomain {
  public record Friends(
      Persistence adapter,
      Environment dropwizard,
      Response resource,
      Connection sql,
      ObjectMapper json,
      Update telegram) {}

  public synchronized Instant now() {
    return Instant.now();
  }
}
