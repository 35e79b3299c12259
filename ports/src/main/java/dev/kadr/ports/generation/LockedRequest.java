package dev.kadr.ports.generation;

import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.generation.GenerationRequest;

/**
 * A request and the wallet its hold is in.
 *
 * @param wallet every live grant of the account, and the request's hold
 */
public record LockedRequest(GenerationRequest request, Wallet wallet) {}
