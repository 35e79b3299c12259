package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.accounts.TelegramIdentity;
import dev.kadr.ports.accounts.TelegramIdentity.Verdict;
import dev.kadr.ports.accounts.TelegramPerson;
import java.time.Duration;

/**
 * Knows whose a Mini App's message is by what the app was opened with, without a session: whoever
 * left it open over night loses nothing that they wrote.
 */
public final class AdmitWebApp {
  private static final Duration FRESH = Duration.ofHours(24);

  private final TelegramIdentity telegram;
  private final Entry entry;

  AdmitWebApp(TelegramIdentity telegram, Entry entry) {
    this.telegram = telegram;
    this.entry = entry;
  }

  /** Whose it is. */
  public sealed interface Result {
    /**
     * Telegram says who.
     *
     * @param opening a name of this opening of the app, by which it is known again
     */
    record Admitted(AccountId account, String opening) implements Result {}

    record Refused(Why why) implements Result {}
  }

  /** Why nobody is known by it. */
  public enum Why {
    WRONG,
    STALE,
    /** Telegram names another person than the page does. */
    SOMEBODY_ELSE
  }

  /**
   * Looks at what came.
   *
   * @param initData as the page has it, still encoded
   * @param user whom the page takes its reader for
   */
  public Result admit(String initData, long user) {
    return switch (telegram.ofInitData(initData, FRESH)) {
      case Verdict.Refused(var why) -> refused(why);
      case Verdict.Proven(var person, var proof, var freshUntil) ->
          isMeant(person, user)
              ? new Result.Admitted(entry.account(person), Digests.of("webapp:" + proof))
              : new Result.Refused(Why.SOMEBODY_ELSE);
    };
  }

  private static boolean isMeant(TelegramPerson person, long user) {
    return person.identity().subject().equals(Long.toString(user));
  }

  private static Result refused(TelegramIdentity.Why why) {
    return new Result.Refused(
        switch (why) {
          case STALE -> Why.STALE;
          case MALFORMED, FORGED, FROM_THE_FUTURE -> Why.WRONG;
        });
  }
}
