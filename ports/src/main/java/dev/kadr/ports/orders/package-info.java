/** Taking money. */
@NullMarked
package dev.kadr.ports.orders;

import org.jspecify.annotations.NullMarked;
