package dev.kadr.sandbox.telegram;

/** One file as it came over the wire, from the bot or from a user. */
public record Upload(
    String field,
    String fileName,
    String contentType,
    @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}
