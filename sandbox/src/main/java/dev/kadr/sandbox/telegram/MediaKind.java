package dev.kadr.sandbox.telegram;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of media that the bot sends and receives. */
enum MediaKind {
  PHOTO("photo", "Photo", "photos", "AgACAgIAAx", 10 << 20),
  DOCUMENT("document", "Document", "documents", "BQACAgIAAx", 50 << 20),
  VIDEO("video", "Video", "videos", "BAACAgIAAx", 50 << 20);

  private final String field;
  private final String title;
  private final String folder;
  private final String idPrefix;
  private final int uploadLimit;

  MediaKind(String field, String title, String folder, String idPrefix, int uploadLimit) {
    this.field = field;
    this.title = title;
    this.folder = folder;
    this.idPrefix = idPrefix;
    this.uploadLimit = uploadLimit;
  }

  static Optional<MediaKind> named(String field) {
    return Arrays.stream(values()).filter(kind -> kind.field.equals(field)).findFirst();
  }

  /** The member of a message, and the parameter of a call, that holds this kind. */
  String field() {
    return field;
  }

  String title() {
    return title;
  }

  String folder() {
    return folder;
  }

  String idPrefix() {
    return idPrefix;
  }

  int uploadLimit() {
    return uploadLimit;
  }
}
