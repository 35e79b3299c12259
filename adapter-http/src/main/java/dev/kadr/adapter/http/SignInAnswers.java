package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.usecases.accounts.SignIn;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What somebody who tries to sign in is answered. No answer is kept by anybody on the way. */
final class SignInAnswers {
  /** For what wants an array. */
  static final NewCookie[] COOKIES = {};

  private final SessionTokens tokens;
  private final SessionCookies cookies;

  SignInAnswers(SessionTokens tokens, SessionCookies cookies) {
    this.tokens = tokens;
    this.cookies = cookies;
  }

  /** A token, for those who keep no cookies, and whose it is. */
  record SignedIn(String token, User user) {}

  /** Nobody answered in the bot yet. */
  record Waiting(String status) {}

  /** Who somebody is here. */
  @JsonNaming(SnakeCaseStrategy.class)
  record User(
      UUID id,
      Optional<String> telegramId,
      Optional<String> username,
      String firstName,
      long credits,
      String locale) {
    static User of(SignIn.Who who) {
      var account = who.account();
      return new User(
          account.id().value(),
          who.telegram(),
          account.profile().username(),
          account.profile().firstName(),
          who.credits(),
          account.language().tag());
    }
  }

  /** A token that lasts longer than the one it was asked for with. */
  record Renewed(String token) {}

  Response answer(SignIn.Result result) {
    return switch (result) {
      case SignIn.Result.SignedIn in ->
          unkept(Response.ok(new SignedIn(token(in), User.of(in.who()))))
              .cookie(cookies(in))
              .build();
      case SignIn.Result.NotYet notYet -> unkept(Response.accepted(new Waiting("waiting"))).build();
      case SignIn.Result.Refused(var why) -> refused(why);
      case SignIn.Result.TooOften(var pause) -> Problems.tooOften(pause);
      case SignIn.Result.Unavailable away -> unavailable();
    };
  }

  /** The same for a browser that came back from another page. */
  Response page(SignIn.Result result, URI in, URI out) {
    return switch (result) {
      case SignIn.Result.SignedIn signedIn ->
          unkept(Response.seeOther(in)).cookie(cookies(signedIn)).build();
      case SignIn.Result.NotYet notYet -> unkept(Response.seeOther(out)).build();
      case SignIn.Result.Refused refused -> unkept(Response.seeOther(out)).build();
      case SignIn.Result.TooOften often -> unkept(Response.seeOther(out)).build();
      case SignIn.Result.Unavailable away -> unkept(Response.seeOther(out)).build();
    };
  }

  Response renewed(Session session) {
    var token = tokens.issue(session.id(), session.account());
    return unkept(Response.ok(new Renewed(token))).cookie(renewedCookies(session, token)).build();
  }

  Response unavailable() {
    return Problems.of(503, "temporarily-unavailable", "Telegram does not answer; try again soon");
  }

  Response.ResponseBuilder unkept(Response.ResponseBuilder answer) {
    var control = new CacheControl();
    control.setNoStore(true);
    return answer.cacheControl(control);
  }

  private String token(SignIn.Result.SignedIn in) {
    return tokens.issue(in.session(), in.who().account().id());
  }

  private NewCookie[] cookies(SignIn.Result.SignedIn in) {
    return cookies.open(in.session(), token(in), in.renewal()).toArray(COOKIES);
  }

  /** Who keeps no cookies is given none. */
  private NewCookie[] renewedCookies(Session session, String token) {
    return switch (session.carrier()) {
      case COOKIE -> new NewCookie[] {cookies.session(token)};
      case BEARER -> COOKIES;
    };
  }

  private static Response refused(SignIn.Why why) {
    var type = "sign-in-" + why.name().toLowerCase(Locale.ROOT);
    return Problems.unauthorized(
        type,
        switch (why) {
          case WRONG -> "this does not prove who you are";
          case STALE -> "this was good for a while and that is over; begin again";
          case USED -> "this was used already; begin again";
          case DECLINED -> "the answer in the bot was no";
        });
  }
}
