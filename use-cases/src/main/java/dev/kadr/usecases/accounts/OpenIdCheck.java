package dev.kadr.usecases.accounts;

import dev.kadr.ports.accounts.OpenIdLogin;
import dev.kadr.ports.accounts.SignInWay;
import java.util.Optional;

/** Looks at what browsers bring back from the issuer's page. */
final class OpenIdCheck {
  private final Optional<OpenIdLogin> login;
  private final OpenIdStates states;
  private final Entry entry;

  OpenIdCheck(Optional<OpenIdLogin> login, OpenIdStates states, Entry entry) {
    this.login = login;
    this.states = states;
    this.entry = entry;
  }

  /** The state has to be the one of this browser, or somebody else's code would sign it in. */
  SignIn.Result signIn(SignIn.Proof.OpenId proof, String device) {
    if (login.isEmpty() || !proof.state().equals(proof.browserState())) {
      return new SignIn.Result.Refused(SignIn.Why.WRONG);
    }
    var attempt = states.end(proof.state());
    if (attempt.isEmpty()) {
      return new SignIn.Result.Refused(SignIn.Why.STALE);
    }
    return switch (login.get().redeem(proof.code(), attempt.get())) {
      case OpenIdLogin.Answer.Proven(var person) -> entry.enter(person, SignInWay.OPEN_ID, device);
      case OpenIdLogin.Answer.Refused refused -> new SignIn.Result.Refused(SignIn.Why.WRONG);
      case OpenIdLogin.Answer.Unavailable unavailable -> new SignIn.Result.Unavailable();
    };
  }
}
