package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.credits.Wallet;

public record LockedAccount(Account account, Wallet wallet) {}
