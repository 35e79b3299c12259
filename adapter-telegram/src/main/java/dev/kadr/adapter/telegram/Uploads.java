package dev.kadr.adapter.telegram;

import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.telegram.telegrambots.meta.api.objects.InputFile;

/** Names finished files for their way into a chat. */
final class Uploads {
  private Uploads() {}

  /**
   * Opens a file to be sent.
   *
   * @param number counts from 1 within its request
   */
  static InputFile file(Attachment attachment, int number) {
    try (var stream = attachment.content().open()) {
      // The library reads a stream whole and never closes it.
      return new InputFile(
          new ByteArrayInputStream(stream.readAllBytes()), name(attachment, number));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String name(Attachment attachment, int number) {
    return "kadr-" + number + "." + extension(attachment.mediaType());
  }

  private static String extension(String mediaType) {
    return switch (mediaType) {
      case "image/png" -> "png";
      case "image/webp" -> "webp";
      case "video/mp4" -> "mp4";
      default -> "jpg";
    };
  }
}
