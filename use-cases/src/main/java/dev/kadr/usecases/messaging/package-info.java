/** Telling buyers and operators what is certain. */
@NullMarked
package dev.kadr.usecases.messaging;

import org.jspecify.annotations.NullMarked;
