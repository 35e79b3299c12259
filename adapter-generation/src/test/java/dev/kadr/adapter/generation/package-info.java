/** The provider's stub, and what is asked of the adapter against it. */
@NullMarked
package dev.kadr.adapter.generation;

import org.jspecify.annotations.NullMarked;
