/** The walls of the house, and proof that each of them stops somebody. */
@NullMarked
package dev.kadr.app.architecture;

import org.jspecify.annotations.NullMarked;
