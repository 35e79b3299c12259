/** Taking money, and giving it back. */
@NullMarked
package dev.kadr.ports.orders;

import org.jspecify.annotations.NullMarked;
