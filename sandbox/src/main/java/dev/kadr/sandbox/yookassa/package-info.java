/**
 * YooKassa, played: its API on the real paths, the page a buyer pays on, the notifications, and the
 * shop's own cabinet.
 *
 * <p>Everything is in memory, amounts are whole kopecks. What the real service documents is played
 * strictly, so that a client that leans on its kindness fails here first.
 */
@NullMarked
package dev.kadr.sandbox.yookassa;

import org.jspecify.annotations.NullMarked;
