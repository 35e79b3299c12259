package dev.kadr.ports.generation;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.generation.GenerationRequest;
import java.util.Optional;

/**
 * What a new request is decided on.
 *
 * @param earlier the request that was made with the same submit key
 * @param receipt what was answered to that one, where it was kept
 * @param refusal what was said no to under the same submit key
 * @param ahead how many requests wait in the provider's queue
 * @param closed whether the provider takes no work
 */
public record Standing(
    Account account,
    Wallet wallet,
    Optional<GenerationRequest> earlier,
    Optional<Receipt> receipt,
    Optional<Refusal> refusal,
    int ahead,
    boolean closed) {}
