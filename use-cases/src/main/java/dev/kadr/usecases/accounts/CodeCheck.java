package dev.kadr.usecases.accounts;

import dev.kadr.ports.RateLimits;
import dev.kadr.ports.RateLimits.Rate;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.SignInCodes;
import dev.kadr.ports.accounts.SignInWay;
import java.time.Clock;

/** Looks at codes that people copied from the bot. */
final class CodeCheck {
  private static final Rate RATE = Rate.perMinute("sign-in-code-of-name", 5);

  private final RateLimits limits;
  private final Accounts accounts;
  private final SignInCodes codes;
  private final Secrecy secrecy;
  private final Entry entry;
  private final Clock clock;

  CodeCheck(
      RateLimits limits,
      Accounts accounts,
      SignInCodes codes,
      Secrecy secrecy,
      Entry entry,
      Clock clock) {
    this.limits = limits;
    this.accounts = accounts;
    this.codes = codes;
    this.secrecy = secrecy;
    this.entry = entry;
    this.clock = clock;
  }

  SignIn.Result signIn(SignIn.Proof.Code proof, String device) {
    var name = Usernames.clean(proof.username());
    return switch (limits.take(RATE, name)) {
      case RateLimits.Verdict.TooOften(var pause) -> new SignIn.Result.TooOften(pause);
      case RateLimits.Verdict.Allowed allowed -> check(name, proof.code(), device);
    };
  }

  private SignIn.Result check(String name, String code, String device) {
    var account = accounts.named(name);
    return account
        .filter(
            it ->
                codes.use(
                    it.id(), secrecy.seals().of(AskForCode.words(it.id(), code)), clock.instant()))
        .<SignIn.Result>map(it -> entry.enter(it.id(), SignInWay.CODE, device))
        .orElseGet(() -> new SignIn.Result.Refused(SignIn.Why.WRONG));
  }
}
