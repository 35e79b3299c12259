package dev.kadr.adapter.http;

import dev.kadr.ports.RateLimits;
import dev.kadr.usecases.accounts.SignInUseCases;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;

/** Puts the ways in, the gate and the finder of addresses where they belong. */
final class SignInRoutes {
  private final HttpApi.Entrance entrance;
  private final Clock clock;

  SignInRoutes(HttpApi.Entrance entrance, Clock clock) {
    this.entrance = entrance;
    this.clock = clock;
  }

  void register(SignInUseCases signIn, RateLimits limits, Environment environment) {
    var secure = "https".equals(entrance.publicUrl().getScheme());
    var tokens = new SessionTokens(entrance.sessionKeys(), clock);
    var cookies = new SessionCookies(entrance.csrfKeys(), secure);
    var answers = new SignInAnswers(tokens, cookies);
    var sitting = signIn.sitting();
    var sessions = new SessionFilter(tokens, cookies, sitting.recognise(), sitting.renew());
    var rates = Map.of(RouteClass.SUBMIT, entrance.submits());
    var jersey = environment.jersey();
    jersey.register(new Gate(sessions, limits, rates));
    jersey.register(new AuthResource(signIn, answers, cookies, entrance.botUrl()));
    environment
        .servlets()
        .addFilter("client-addresses", new ClientAddresses(entrance.trustedProxies()))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }
}
