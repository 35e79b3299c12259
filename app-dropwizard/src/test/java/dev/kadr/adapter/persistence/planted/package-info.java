/** Breaks rules, so that they are seen to catch somebody. */
@NullMarked
package dev.kadr.adapter.persistence.planted;

import org.jspecify.annotations.NullMarked;
