/** Telling a buyer or an operator something, once it is certain. */
@NullMarked
package dev.kadr.ports.messaging;

import org.jspecify.annotations.NullMarked;
