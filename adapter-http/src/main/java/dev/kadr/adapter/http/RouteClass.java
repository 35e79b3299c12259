package dev.kadr.adapter.http;

import dev.kadr.ports.RateLimits.Rate;

/** Routes that are limited together: an account, or an unknown address, has so many of a class. */
enum RouteClass {
  /** Proving who one is. */
  SIGN_IN(10),
  /** Asking for pictures; the operator sets how often. */
  SUBMIT(10),
  UPLOAD(30),
  /** Everything else that changes something: orders, deletions, settings. */
  CHANGE(60),
  READ(600);

  private final int usually;

  RouteClass(int usually) {
    this.usually = usually;
  }

  /** How often it may be done, where nobody set anything else. */
  Rate usually() {
    return at(usually);
  }

  Rate at(int timesPerMinute) {
    return Rate.perMinute(name(), timesPerMinute);
  }
}
