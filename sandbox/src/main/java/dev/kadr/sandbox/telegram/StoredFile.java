package dev.kadr.sandbox.telegram;

/** A file that Telegram keeps; never changed once it is there. */
record StoredFile(
    String id,
    String uniqueId,
    MediaKind kind,
    String fileName,
    String contentType,
    @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}
