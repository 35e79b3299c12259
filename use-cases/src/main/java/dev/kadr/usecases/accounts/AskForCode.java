package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.RateLimits;
import dev.kadr.ports.RateLimits.Rate;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.CodeCourier;
import dev.kadr.ports.accounts.SignInCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Has the bot bring a sign-in code to whoever bears a username, if it may write to them. Whoever
 * asks learns nothing of that: the answer is the same and comes as soon, known name or not.
 */
public final class AskForCode {
  private static final Rate RATE = Rate.perMinute("sign-in-code-for-name", 5);
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final int TRIES = 5;

  private final RateLimits limits;
  private final Accounts accounts;
  private final SignInCodes codes;
  private final CodeCourier courier;
  private final Secrecy secrecy;
  private final Timing timing;

  AskForCode(
      RateLimits limits,
      Accounts accounts,
      SignInCodes codes,
      CodeCourier courier,
      Secrecy secrecy,
      Timing timing) {
    this.limits = limits;
    this.accounts = accounts;
    this.codes = codes;
    this.courier = courier;
    this.secrecy = secrecy;
    this.timing = timing;
  }

  /**
   * When things happen.
   *
   * @param aside does what nobody waits for
   */
  record Timing(Clock clock, Executor aside) {}

  /** What came of it. */
  public sealed interface Result {
    /** If there is somebody of that name, a code is on its way. */
    record Asked() implements Result {}

    record TooOften(Duration pause) implements Result {}
  }

  public Result ask(String username, String device) {
    var name = Usernames.clean(username);
    return switch (limits.take(RATE, name)) {
      case RateLimits.Verdict.TooOften(var pause) -> new Result.TooOften(pause);
      case RateLimits.Verdict.Allowed allowed -> {
        timing.aside().execute(() -> send(name, device));
        yield new Result.Asked();
      }
    };
  }

  private void send(String name, String device) {
    accounts
        .named(name)
        .ifPresent(
            account -> {
              switch (account.chat()) {
                case Account.Chat.Reachable(var chat) -> send(account, chat, device);
                case Account.Chat.None none -> {}
                case Account.Chat.Unreachable unreachable -> {}
              }
            });
  }

  private void send(Account account, ChatId chat, String device) {
    var code = secrecy.code();
    var end = timing.clock().instant().plus(GOOD_FOR);
    var kept =
        new SignInCodes.Code(secrecy.seals().of(words(account.id(), code)).getFirst(), TRIES, end);
    codes.put(account.id(), kept);
    courier.bring(chat, account.language(), code, device);
  }

  /** What is kept of a code, so that one account's is never another's. */
  static String words(AccountId account, String code) {
    return "code/" + account.value() + "/" + code.strip();
  }
}
