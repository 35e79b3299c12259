/** The bot's conversation up to the request. */
@NullMarked
package dev.kadr.usecases.dialogue;

import org.jspecify.annotations.NullMarked;
