package dev.kadr.domain.accounts;

import java.time.Instant;

/** Where an account wants its receipts; asked once and kept, the last one given counts. */
public record Contact(AccountId account, Email email, Instant givenAt) {}
