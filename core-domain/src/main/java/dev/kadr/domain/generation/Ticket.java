package dev.kadr.domain.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.HoldId;
import java.time.Instant;

/** Who asked, through which window, and with which credits; never changes. */
public record Ticket(
    AccountId account, HoldId hold, SubmitKey key, Source source, Instant requestedAt) {}
