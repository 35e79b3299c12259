/** Buying credits for money, and giving the money back. */
@NullMarked
package dev.kadr.domain.orders;

import org.jspecify.annotations.NullMarked;
