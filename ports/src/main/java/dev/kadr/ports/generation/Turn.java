package dev.kadr.ports.generation;

import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.generation.GenerationRequest;

/**
 * What leaving the queue is decided on.
 *
 * @param atProvider how many of all accounts' requests are under way at its provider (from
 *     Analyzing to Downloading)
 * @param ofAccount how many of them are of its own account
 * @param ahead how many older requests wait in the provider's queue whose accounts are below their
 *     capacity
 * @param closed whether the provider takes no work
 */
public record Turn(
    GenerationRequest request,
    Wallet wallet,
    int atProvider,
    int ofAccount,
    int ahead,
    boolean closed) {}
