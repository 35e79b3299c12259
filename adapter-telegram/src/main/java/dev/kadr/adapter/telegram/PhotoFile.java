package dev.kadr.adapter.telegram;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/**
 * A file that may be a photo.
 *
 * @param size in bytes, 0 when Telegram does not say
 */
record PhotoFile(String id, long size) {
  /** What Telegram's servers hand to bots at most (Bot API, getFile). */
  static final long LARGEST = 20L << 20;

  /** The one in a message: a photo, or a file that says it is a picture. */
  static Optional<PhotoFile> in(Message message) {
    if (message.hasPhoto()) {
      // Telegram made several sizes of it; the largest is the one worth working on.
      return message.getPhoto().stream()
          .max(Comparator.comparingLong(PhotoFile::pixels))
          .map(photo -> new PhotoFile(photo.getFileId(), number(photo.getFileSize())));
    }
    if (message.hasDocument() && looksLikePicture(message)) {
      var document = message.getDocument();
      var size = document.getFileSize() == null ? 0 : document.getFileSize();
      return Optional.of(new PhotoFile(document.getFileId(), size));
    }
    return Optional.empty();
  }

  /** By its stated type or its name; its bytes are judged later. */
  private static boolean looksLikePicture(Message message) {
    var document = message.getDocument();
    var type = document.getMimeType() == null ? "" : document.getMimeType();
    var name =
        document.getFileName() == null ? "" : document.getFileName().toLowerCase(Locale.ROOT);
    return !message.hasAnimation()
        && (type.startsWith("image/") || name.matches(".*\\.(jpe?g|png|webp|heic|heif|gif)"));
  }

  private static long pixels(PhotoSize photo) {
    return (long) number(photo.getWidth()) * number(photo.getHeight());
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
