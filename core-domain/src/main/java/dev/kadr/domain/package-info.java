/** What every concept of the domain shares: money and the outcome of a move. */
@NullMarked
package dev.kadr.domain;

import org.jspecify.annotations.NullMarked;
