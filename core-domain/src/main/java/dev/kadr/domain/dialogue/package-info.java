/**
 * The conversation that leads to a request: photo, words, choice, confirmation.
 *
 * <p>It holds references, never bytes, and nothing in it is worth a credit: a lost dialogue costs
 * taps.
 */
@NullMarked
package dev.kadr.domain.dialogue;

import org.jspecify.annotations.NullMarked;
