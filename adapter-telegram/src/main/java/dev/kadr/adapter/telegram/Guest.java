package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;

/**
 * Who an update is from, and where to answer.
 *
 * @param chat the private chat's id, which is the person's user id too
 * @param apps what can be opened from there
 */
record Guest(Account account, String chat, Texts texts, MiniApps apps) {
  AccountId id() {
    return account.id();
  }
}
