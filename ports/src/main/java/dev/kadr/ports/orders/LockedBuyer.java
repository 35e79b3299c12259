package dev.kadr.ports.orders;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.Contact;
import java.util.Optional;

/**
 * What a new order is decided on.
 *
 * @param contact where receipts go, if that was ever said
 * @param earlier the order that was made with the same key
 */
public record LockedBuyer(Account account, Optional<Contact> contact, Optional<Purchase> earlier) {}
