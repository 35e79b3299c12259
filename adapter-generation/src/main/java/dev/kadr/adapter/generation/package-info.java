/**
 * GenAPI on its own protocol, the pictures that go there and come back, and the door it knocks on.
 *
 * <p>The provider keeps no promise that we could lean on: no idempotency key, no lookup by our id,
 * no signature under its callbacks. So a creating call is told apart as not sent, answered or
 * unknown, and proof is wanted for the first two ({@link dev.kadr.adapter.generation.Departure});
 * what a callback says is only a reason to read.
 */
@NullMarked
package dev.kadr.adapter.generation;

import org.jspecify.annotations.NullMarked;
