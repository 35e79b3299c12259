package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Email;
import dev.kadr.ports.Store;

/** Keeps where an account wants its receipts. */
public final class RememberContact {
  private final Till till;

  RememberContact(Till till) {
    this.till = till;
  }

  /** What came of it. */
  public sealed interface Result {
    record Kept(Contact contact) implements Result {}

    /** That is no address. */
    record NotAnAddress() implements Result {}

    record UnknownAccount() implements Result {}
  }

  /**
   * Keeps it; the last one given counts.
   *
   * @param text as the buyer typed it
   */
  public Result remember(AccountId account, String text) {
    var email = Email.of(text);
    if (email.isEmpty()) {
      return new Result.NotAnAddress();
    }
    var contact = new Contact(account, email.get(), till.now());
    return till.inTransaction(store -> keep(store, contact));
  }

  private static Result keep(Store store, Contact contact) {
    if (store.lockAccount(contact.account()).isEmpty()) {
      return new Result.UnknownAccount();
    }
    store.save(contact);
    return new Result.Kept(contact);
  }
}
