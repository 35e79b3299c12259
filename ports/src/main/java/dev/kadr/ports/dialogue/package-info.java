/** Where the bot's conversations and the updates that move them are kept. */
@NullMarked
package dev.kadr.ports.dialogue;

import org.jspecify.annotations.NullMarked;
