package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.accounts.SignInLinks;
import java.time.Clock;

/** Takes a person's yes or no to a sign-in link; the first answer counts. */
public final class AnswerLink {
  private final SignInLinks links;
  private final Clock clock;

  AnswerLink(SignInLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    record Answered() implements Result {}

    /** Never made, over, or answered before. */
    record Gone() implements Result {}
  }

  /**
   * Answers.
   *
   * @param account who answers, and is signed in by a yes
   */
  public Result answer(String ticket, AccountId account, boolean yes) {
    var said = yes ? new SignInLinks.Answer.Yes(account) : new SignInLinks.Answer.No();
    return links.answer(Digests.of(ticket), said, clock.instant())
        ? new Result.Answered()
        : new Result.Gone();
  }
}
