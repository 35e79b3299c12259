package dev.kadr.ports.orders;

import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.orders.Subscription;
import java.util.Optional;

/**
 * An order and all that a decision about its money changes.
 *
 * @param wallet every live grant of the account, the grants of this order's payments whatever is
 *     left of them, and the holds of its refunds
 */
public record LockedOrder(Purchase purchase, Wallet wallet, Optional<Subscription> subscription) {}
