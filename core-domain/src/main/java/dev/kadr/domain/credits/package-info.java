/**
 * The ledger of credits. One unit, the credit; one machine, {@link dev.kadr.domain.credits.Wallet};
 * no rule about credits exists anywhere else.
 *
 * <p>What always holds:
 *
 * <ul>
 *   <li>each grant: {@code available + held + spent + expired + revoked = amount}, none negative;
 *   <li>each counter of a grant is the sum of its transfers, which are never changed;
 *   <li>a hold is resolved once: captured, partly captured with the rest released, released, or,
 *       when it was made for a refund, revoked;
 *   <li>{@code owed back <= held}: what was promised back can still be taken from a hold.
 * </ul>
 */
@NullMarked
package dev.kadr.domain.credits;

import org.jspecify.annotations.NullMarked;
