package dev.kadr.domain.dialogue;

/** A message of the bot in the account's chat, by the messenger's number. */
public record MessageId(long value) {}
