/**
 * How a stand-in misbehaves: the dials that {@code POST /control} turns, the dice that decide, the
 * panel that shows them, and answers that do not arrive as they were meant.
 */
@NullMarked
package dev.kadr.sandbox.mischief;

import org.jspecify.annotations.NullMarked;
