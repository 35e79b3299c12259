package dev.kadr.adapter.http;

import dev.kadr.ports.RateLimits;
import dev.kadr.ports.RateLimits.Rate;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the filters before the methods that ask for them: {@link Auth}, {@link Limited}. */
final class Gate implements DynamicFeature {
  private final SessionFilter sessions;
  private final RateLimits limits;
  private final Map<RouteClass, Rate> rates;

  /**
   * A gate.
   *
   * @param rates those that differ from the usual
   */
  Gate(SessionFilter sessions, RateLimits limits, Map<RouteClass, Rate> rates) {
    this.sessions = sessions;
    this.limits = limits;
    this.rates = Map.copyOf(rates);
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    var method = resource.getResourceMethod();
    Stream.of(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(Auth.class))
        .findFirst()
        .ifPresent(parameter -> context.register(filter(parameter), Priorities.AUTHENTICATION));
    Optional.ofNullable(method.getAnnotation(Limited.class))
        .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(Limited.class)))
        .ifPresent(limited -> context.register(filter(limited), Priorities.AUTHORIZATION));
  }

  private SessionFilter filter(Parameter parameter) {
    return SessionParameter.isRequired(parameter.getType()) ? sessions : sessions.optional();
  }

  private LimitFilter filter(Limited limited) {
    var routes = limited.value();
    return new LimitFilter(limits, rates.getOrDefault(routes, routes.usually()));
  }
}
