package dev.kadr.usecases.accounts;

import dev.kadr.ports.accounts.SignInLinks;
import dev.kadr.ports.accounts.SignInLinks.Answer;
import dev.kadr.ports.accounts.SignInWay;
import java.time.Clock;

/** Looks whether a link was answered, for the browser that asked for it and for no other. */
final class LinkCheck {
  private final SignInLinks links;
  private final Entry entry;
  private final Clock clock;

  LinkCheck(SignInLinks links, Entry entry, Clock clock) {
    this.links = links;
    this.entry = entry;
    this.clock = clock;
  }

  SignIn.Result signIn(SignIn.Proof.Link proof, String device) {
    var found =
        links
            .findByPoll(Digests.of(proof.poll()), clock.instant())
            .filter(link -> Digests.isSame(link.browser(), Digests.of(proof.browser())));
    if (found.isEmpty()) {
      return new SignIn.Result.Refused(SignIn.Why.WRONG);
    }
    return switch (found.get().answer()) {
      case Answer.None none -> new SignIn.Result.NotYet();
      case Answer.No no -> new SignIn.Result.Refused(SignIn.Why.DECLINED);
      case Answer.Yes(var account) ->
          links.take(found.get().poll())
              ? entry.enter(account, SignInWay.LINK, device)
              : new SignIn.Result.Refused(SignIn.Why.USED);
    };
  }
}
