package dev.kadr.usecases.accounts;

import dev.kadr.ports.accounts.OpenIdLogin;
import java.net.URI;
import java.util.Optional;

/** Sends a browser to the issuer's page, with a state that only it can come back with. */
public final class BeginOpenId {
  private final Optional<OpenIdLogin> login;
  private final OpenIdStates states;

  BeginOpenId(Optional<OpenIdLogin> login, OpenIdStates states) {
    this.login = login;
    this.states = states;
  }

  /** Where to go. */
  public sealed interface Result {
    /**
     * There.
     *
     * @param state for a cookie of this browser
     */
    record Begun(URI page, String state) implements Result {}

    /** People sign in by other ways here. */
    record NotOffered() implements Result {}

    record Unavailable() implements Result {}
  }

  public Result begin() {
    if (login.isEmpty()) {
      return new Result.NotOffered();
    }
    var attempt = states.begin();
    return switch (login.get().page(attempt)) {
      case OpenIdLogin.Page.At(var address) -> new Result.Begun(address, attempt.state());
      case OpenIdLogin.Page.Unavailable unavailable -> new Result.Unavailable();
    };
  }
}
