package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.MessageId;

/**
 * What somebody told the bot to do.
 *
 * @param name without slash and bot name, in lower case
 * @param payload whatever came behind it; may be empty, may be anything
 */
record Command(String name, String payload, MessageId message) {}
