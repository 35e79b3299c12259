package dev.kadr.usecases.accounts;

import dev.kadr.ports.accounts.SignInLinks;
import java.time.Clock;
import java.time.Instant;

/** Says what a sign-in link is about, so that its person can judge. */
public final class ShowLink {
  private final SignInLinks links;
  private final Clock clock;

  ShowLink(SignInLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  /** What it is. */
  public sealed interface Result {
    record Waiting(String device, Instant askedAt) implements Result {}

    /** Never made, over, or answered. */
    record Gone() implements Result {}
  }

  public Result show(String ticket) {
    return links
        .findByTicket(Digests.of(ticket), clock.instant())
        .filter(link -> link.answer() instanceof SignInLinks.Answer.None)
        .<Result>map(link -> new Result.Waiting(link.device(), link.askedAt()))
        .orElseGet(Result.Gone::new);
  }
}
