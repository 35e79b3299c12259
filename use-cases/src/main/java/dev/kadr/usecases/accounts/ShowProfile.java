package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.orders.Orders;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Shows somebody what we know of them. */
public final class ShowProfile {
  private final Accounts accounts;
  private final Orders orders;
  private final AccountNotes notes;
  private final Clock clock;

  ShowProfile(Accounts accounts, Orders orders, AccountNotes notes, Clock clock) {
    this.accounts = accounts;
    this.orders = orders;
    this.notes = notes;
    this.clock = clock;
  }

  /** What there is. */
  public sealed interface Result {
    /**
     * Them.
     *
     * @param credits free now
     */
    record Known(Account account, Reach reach, long credits, Plan plan) implements Result {}

    record Unknown() implements Result {}
  }

  /**
   * How they are found.
   *
   * @param telegram their id there
   * @param letters whether they want any
   */
  public record Reach(Optional<String> telegram, Optional<Email> email, boolean letters) {}

  /** Their subscription; the end of one that is over is kept. */
  public record Plan(boolean active, Optional<Instant> end) {}

  public Result show(AccountId id) {
    return accounts.find(id).<Result>map(this::known).orElseGet(Result.Unknown::new);
  }

  private Result known(Account account) {
    var id = account.id();
    var now = clock.instant();
    var reach =
        new Reach(
            accounts.subject(id, Identity.TELEGRAM),
            orders.contact(id).map(Contact::email),
            notes.wantsLetters(id));
    var subscription = orders.subscription(id);
    var plan =
        new Plan(
            subscription.filter(known -> known.isActive(now)).isPresent(),
            subscription.map(Subscription::end));
    return new Result.Known(account, reach, accounts.wallet(id).available(now), plan);
  }
}
