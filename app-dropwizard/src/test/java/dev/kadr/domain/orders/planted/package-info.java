/** Breaks rules, so that they are seen to catch somebody. */
@NullMarked
package dev.kadr.domain.orders.planted;

import org.jspecify.annotations.NullMarked;
