/**
 * Telegram, played: the Bot API on its real paths, and the other end of it, where test users read
 * and write.
 *
 * <p>Everything is in memory. A restart forgets the chats but never hands out an update id or a
 * message id a second time, because whoever talks to the stand-in remembers them.
 */
@NullMarked
package dev.kadr.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
