package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.SignInWay;
import dev.kadr.ports.accounts.TelegramIdentity;
import dev.kadr.ports.accounts.TelegramIdentity.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Opens a session for whoever proves who they are. Every way ends in the same account. */
public final class SignIn {
  /** How old what the widget gave may be. */
  private static final Duration WIDGET_FRESH = Duration.ofMinutes(5);

  /** How old what a Mini App was opened with may be. */
  private static final Duration WEBAPP_FRESH = Duration.ofHours(1);

  private final TelegramIdentity telegram;
  private final OneTimeKeys oneTimeKeys;
  private final CodeCheck codes;
  private final LinkCheck links;
  private final OpenIdCheck openId;
  private final Entry entry;
  private final Clock clock;

  SignIn(
      TelegramIdentity telegram, OneTimeKeys oneTimeKeys, Checks checks, Entry entry, Clock clock) {
    this.telegram = telegram;
    this.oneTimeKeys = oneTimeKeys;
    this.codes = checks.codes();
    this.links = checks.links();
    this.openId = checks.openId();
    this.entry = entry;
    this.clock = clock;
  }

  /** Those who look at the proofs that we ask for ourselves. */
  record Checks(CodeCheck codes, LinkCheck links, OpenIdCheck openId) {}

  /** What somebody shows. */
  public sealed interface Proof {
    /** What Telegram's Login Widget gave; good once, for five minutes. */
    record Widget(Map<String, String> fields) implements Proof {
      public Widget {
        fields = Map.copyOf(fields);
      }
    }

    /** What a Mini App was opened with; good for an hour, as often as it is shown. */
    record WebApp(String initData) implements Proof {}

    /** The code that the bot brought into the chat of whoever bears the name. */
    record Code(String username, String code) implements Proof {}

    /** A link that was answered in the bot, and the secret of the browser that asked for it. */
    record Link(String poll, String browser) implements Proof {}

    /** What came back from the issuer's page, and the state that the browser went there with. */
    record OpenId(String code, String state, String browserState) implements Proof {}
  }

  /** What came of it. */
  public sealed interface Result {
    /**
     * Signed in.
     *
     * @param who as they are now, for the page to greet them
     * @param renewal the secret that renews the session's tokens
     */
    record SignedIn(SessionId session, Who who, String renewal) implements Result {
      @Override
      public String toString() {
        return "SignedIn[" + session + "]";
      }
    }

    record Refused(Why why) implements Result {}

    /** The person has not answered yet. */
    record NotYet() implements Result {}

    record TooOften(Duration pause) implements Result {}

    /** Somebody whom we have to ask cannot be asked now. */
    record Unavailable() implements Result {}
  }

  /**
   * Who somebody is here.
   *
   * @param telegram their id there
   * @param credits free now
   */
  public record Who(Account account, Optional<String> telegram, long credits) {}

  /** Why nobody was signed in. */
  public enum Why {
    WRONG,
    STALE,
    USED,
    DECLINED
  }

  /**
   * Looks at the proof.
   *
   * @param device what the browser says it is, for people to know it by
   */
  public Result signIn(Proof proof, String device) {
    return switch (proof) {
      case Proof.Widget(var fields) -> byWidget(telegram.ofWidget(fields, WIDGET_FRESH), device);
      case Proof.WebApp(var initData) ->
          byWebApp(telegram.ofInitData(initData, WEBAPP_FRESH), device);
      case Proof.Code code -> codes.signIn(code, device);
      case Proof.Link link -> links.signIn(link, device);
      case Proof.OpenId back -> openId.signIn(back, device);
    };
  }

  /** The widget knows no state: whoever saw its answer could show it again. */
  private Result byWidget(Verdict verdict, String device) {
    return switch (verdict) {
      case Verdict.Refused(var why) -> refused(why);
      case Verdict.Proven(var person, var proof, var freshUntil) ->
          oneTimeKeys.use(Digests.of("widget:" + proof), freshUntil, clock.instant())
              ? entry.enter(person, SignInWay.WIDGET, device)
              : new Result.Refused(Why.USED);
    };
  }

  private Result byWebApp(Verdict verdict, String device) {
    return switch (verdict) {
      case Verdict.Refused(var why) -> refused(why);
      case Verdict.Proven(var person, var proof, var freshUntil) ->
          entry.enter(person, SignInWay.WEBAPP, device);
    };
  }

  private static Result refused(TelegramIdentity.Why why) {
    return new Result.Refused(
        switch (why) {
          case STALE -> Why.STALE;
          case MALFORMED, FORGED, FROM_THE_FUTURE -> Why.WRONG;
        });
  }
}
