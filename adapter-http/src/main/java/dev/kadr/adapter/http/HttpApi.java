package dev.kadr.adapter.http;

import com.codahale.metrics.health.HealthCheck;
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
    probes.forEach(probe -> environment.healthChecks().register(probe.name(), check(probe)));
  }

  /** The same finding on the operators' port, where it is kept in the metrics too. */
  private static HealthCheck check(Probe probe) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        return switch (probe.check()) {
          case Probe.Finding.Healthy healthy -> Result.healthy();
          case Probe.Finding.Broken(var why, var stopsService) -> Result.unhealthy(why);
        };
      }
    };
  }
}
