package dev.kadr.adapter.http;

import dev.kadr.ports.RateLimits;
import dev.kadr.ports.RateLimits.Rate;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Turns away who asks for the same class of routes too often. */
final class LimitFilter implements ContainerRequestFilter {
  private final RateLimits limits;
  private final Rate rate;

  LimitFilter(RateLimits limits, Rate rate) {
    this.limits = limits;
    this.rate = rate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    switch (limits.take(rate, who(request))) {
      case RateLimits.Verdict.Allowed allowed -> {}
      case RateLimits.Verdict.TooOften(var pause) -> request.abortWith(Problems.tooOften(pause));
    }
  }

  /** The account where it is known: people behind one address do not pay for each other. */
  private static String who(ContainerRequestContext request) {
    return request.getProperty(SessionFilter.SESSION) instanceof Session session
        ? "account:" + session.account().value()
        : "address:" + ClientAddresses.of(request);
  }
}
