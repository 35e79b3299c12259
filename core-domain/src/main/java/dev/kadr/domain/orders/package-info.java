/**
 * Buying credits for money, and giving the money back.
 *
 * <pre>
 * Order    Placed -> AwaitingPayment | PaymentUnknown | Paid | Rejected
 *          PaymentUnknown -> AwaitingPayment | Paid | Cancelled
 *          AwaitingPayment -> Paid | Cancelled
 *          Cancelled, Rejected -> Paid       the money came after all
 *          Paid -> Paid                      by another payment: granted again
 * Payment  Asked -> Unknown | Open | Succeeded | Canceled | Rejected | Mismatched
 *          Unknown -> Lost                   looked for and not found
 *          anything -> Succeeded             money counts, whatever was believed before
 * Refund   Requested -> Unknown | Pending | Succeeded | Canceled
 *          Canceled -> Succeeded             the money went back after all
 * </pre>
 *
 * <p>An order is decided about together with all its attempts: {@link
 * dev.kadr.domain.orders.Checkout}. What is heard twice or late changes nothing; what cannot be is
 * a contradiction that somebody has to look at.
 */
@NullMarked
package dev.kadr.domain.orders;

import org.jspecify.annotations.NullMarked;
