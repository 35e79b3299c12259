package dev.kadr.adapter.http;

import dev.kadr.adapter.http.Session.Carrier;
import dev.kadr.usecases.accounts.RecogniseSession;
import dev.kadr.usecases.accounts.RenewSession;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the session of a request, from a Bearer token or else from the cookies.
 *
 * <p>A cookie's token that is over is renewed on the way, so that a browser never notices. Who
 * comes with a cookie may change something only with the CSRF header: another site can make a
 * browser send the one, never the other.
 */
final class SessionFilter implements ContainerRequestFilter, ContainerResponseFilter {
  /** Where the session of a request is kept. */
  static final String SESSION = Session.class.getName();

  private static final String RENEWED = SESSION + ".renewed";
  private static final String BEARER = "Bearer ";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final SessionTokens tokens;
  private final SessionCookies cookies;
  private final RecogniseSession recognise;
  private final RenewSession renew;
  private final boolean required;

  private SessionFilter(
      SessionTokens tokens,
      SessionCookies cookies,
      RecogniseSession recognise,
      RenewSession renew,
      boolean required) {
    this.tokens = tokens;
    this.cookies = cookies;
    this.recognise = recognise;
    this.renew = renew;
    this.required = required;
  }

  SessionFilter(
      SessionTokens tokens,
      SessionCookies cookies,
      RecogniseSession recognise,
      RenewSession renew) {
    this(tokens, cookies, recognise, renew, true);
  }

  /** The same for routes that serve strangers too. */
  SessionFilter optional() {
    return new SessionFilter(tokens, cookies, recognise, renew, false);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var found = find(request);
    if (found.isEmpty()) {
      if (required) {
        request.abortWith(
            Problems.unauthorized(
                "unauthenticated", "sign in, or send a token that has not ended"));
      }
      return;
    }
    var session = found.get();
    if (session.carrier() == Carrier.COOKIE
        && !SAFE.contains(request.getMethod())
        && !cookies.isMeant(request, session.id())) {
      request.abortWith(
          Problems.of(403, "csrf", "send the value of the cookie csrf in the header X-CSRF-Token"));
      return;
    }
    request.setProperty(SESSION, session);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(RENEWED) instanceof Session session) {
      var cookie = cookies.session(tokens.issue(session.id(), session.account()));
      response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
    }
  }

  private Optional<Session> find(ContainerRequestContext request) {
    var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? live(authorization.substring(BEARER.length()).strip(), Carrier.BEARER)
          : Optional.empty();
    }
    return cookies
        .token(request)
        .flatMap(token -> live(token, Carrier.COOKIE))
        .or(() -> renewed(request));
  }

  private Optional<Session> live(String token, Carrier carrier) {
    return switch (tokens.read(token)) {
      case SessionTokens.Reading.Worthless worthless -> Optional.empty();
      case SessionTokens.Reading.Valid(var session, var account) ->
          switch (recognise.recognise(session, account)) {
            case RecogniseSession.Result.Live live ->
                Optional.of(new Session(session, account, carrier));
            case RecogniseSession.Result.Ended ended -> Optional.empty();
          };
    };
  }

  private Optional<Session> renewed(ContainerRequestContext request) {
    return cookies.renewal(request).flatMap(secret -> renewed(request, secret));
  }

  private Optional<Session> renewed(ContainerRequestContext request, String secret) {
    return switch (renew.renew(secret)) {
      case RenewSession.Result.Ended ended -> Optional.empty();
      case RenewSession.Result.Renewed(var id, var account) -> {
        var session = new Session(id, account, Carrier.COOKIE);
        request.setProperty(RENEWED, session);
        yield Optional.of(session);
      }
    };
  }
}
