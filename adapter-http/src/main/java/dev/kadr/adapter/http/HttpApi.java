package dev.kadr.adapter.http;

import dev.kadr.ports.Probe;
import io.dropwizard.core.setup.Environment;
import java.util.List;

/** The door to the HTTP side. */
public final class HttpApi {
  private HttpApi() {}

  /**
   * Registers what is served.
   *
   * @param probes of every part of the system
   */
  public static void register(List<Probe> probes, Environment environment) {
    var jersey = environment.jersey();
    jersey.register(new RefusalMapper());
    jersey.register(new FailureMapper());
    jersey.register(new HealthResource(probes));
  }
}
