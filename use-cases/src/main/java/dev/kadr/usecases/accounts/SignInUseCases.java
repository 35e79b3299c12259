package dev.kadr.usecases.accounts;

import dev.kadr.ports.Chance;
import dev.kadr.ports.RateLimits;
import dev.kadr.ports.Seals;
import dev.kadr.ports.accounts.CodeCourier;
import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.OpenIdLogin;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInCodes;
import dev.kadr.ports.accounts.SignInLinks;
import dev.kadr.ports.accounts.TelegramIdentity;
import dev.kadr.usecases.Ports;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the system does with people who sign in. Apart from the index of everything else: who embeds
 * the core in a bot of their own may have no door that anybody signs in at.
 */
public record SignInUseCases(
    SignIn signIn,
    AskForCode askForCode,
    AskForLink askForLink,
    BeginOpenId beginOpenId,
    AdmitWebApp admitWebApp,
    Sitting sitting,
    Links links) {

  /** What is done with a session once it is there. */
  public record Sitting(RecogniseSession recognise, RenewSession renew, EndSession end) {}

  /** What the bot does with a sign-in link. */
  public record Links(ShowLink show, AnswerLink answer) {}

  /** Who vouches for people and who reaches them. */
  public record Vouchers(
      TelegramIdentity telegram, Optional<OpenIdLogin> openId, CodeCourier courier) {}

  /** Where sign-ins are kept. */
  public record Register(
      Sessions sessions, OneTimeKeys oneTimeKeys, SignInCodes codes, SignInLinks links) {}

  /**
   * What makes signing in hard to forge.
   *
   * @param seals with keys for nothing else
   * @param aside does what nobody waits for
   */
  public record Guard(Seals seals, Chance chance, RateLimits limits, Executor aside) {}

  public static SignInUseCases wire(
      Ports ports, Vouchers vouchers, Register register, Guard guard) {
    var clock = ports.surroundings().clock();
    var ids = ports.surroundings().ids();
    var accounts = ports.records().accounts();
    var secrecy = new Secrecy(guard.seals(), guard.chance());
    var newcomers = new Newcomers(ids, new Graves(ports.surroundings().graves()), clock);
    var sessions = register.sessions();
    var entry = new Entry(ports.records(), sessions, newcomers, secrecy, ids, clock);
    var states = new OpenIdStates(secrecy, register.oneTimeKeys(), clock);
    var checks =
        new SignIn.Checks(
            new CodeCheck(guard.limits(), accounts, register.codes(), secrecy, entry, clock),
            new LinkCheck(register.links(), entry, clock),
            new OpenIdCheck(vouchers.openId(), states, entry));
    return new SignInUseCases(
        new SignIn(vouchers.telegram(), register.oneTimeKeys(), checks, entry, clock),
        new AskForCode(
            guard.limits(),
            accounts,
            register.codes(),
            vouchers.courier(),
            secrecy,
            new AskForCode.Timing(clock, guard.aside())),
        new AskForLink(register.links(), secrecy, clock),
        new BeginOpenId(vouchers.openId(), states),
        new AdmitWebApp(vouchers.telegram(), entry),
        new Sitting(
            new RecogniseSession(sessions, clock),
            new RenewSession(sessions, clock),
            new EndSession(sessions)),
        new Links(new ShowLink(register.links(), clock), new AnswerLink(register.links(), clock)));
  }
}
