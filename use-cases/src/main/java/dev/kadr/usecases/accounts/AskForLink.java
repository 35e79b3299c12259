package dev.kadr.usecases.accounts;

import dev.kadr.ports.accounts.SignInLinks;
import java.time.Clock;
import java.time.Duration;

/** Makes a link by which the bot can sign a browser in, once the person says so there. */
public final class AskForLink {
  static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final SignInLinks links;
  private final Secrecy secrecy;
  private final Clock clock;

  AskForLink(SignInLinks links, Secrecy secrecy, Clock clock) {
    this.links = links;
    this.secrecy = secrecy;
    this.clock = clock;
  }

  /**
   * The link's three secrets.
   *
   * @param ticket for the bot: who has it can say yes
   * @param poll for the page: who has it can ask
   * @param browser for a cookie: only who has it too is signed in
   */
  public record Result(String ticket, String poll, String browser) {
    @Override
    public String toString() {
      return "Result[]";
    }
  }

  public Result ask(String device) {
    var asked = new Result(secrecy.ticket(), secrecy.secret(), secrecy.secret());
    var now = clock.instant();
    links.add(
        new SignInLinks.Link(
            Digests.of(asked.ticket()),
            Digests.of(asked.poll()),
            Digests.of(asked.browser()),
            device,
            now,
            now.plus(GOOD_FOR),
            new SignInLinks.Answer.None()));
    return asked;
  }
}
