package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kadr.ports.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with files, as browsers send it; its length is known, its files are streamed. */
final class MultipartForm {
  private final String boundary = "kadr-" + UUID.randomUUID();
  private final List<BodyPublisher> parts = new ArrayList<>();
  private long length;

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  void field(String name, String value) {
    add("--" + boundary + "\r\n" + disposition(name) + "\r\n\r\n" + value + "\r\n");
  }

  void file(String name, String fileName, String mediaType, Content content) {
    add(
        "--%s\r\n%s; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, disposition(name), quoted(fileName), mediaType));
    parts.add(
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> opened(content)), content.length()));
    length += content.length();
    add("\r\n");
  }

  /** The whole form; nothing can be added after. */
  BodyPublisher body() {
    add("--" + boundary + "--\r\n");
    // a known length, for servers that do not take chunks
    return BodyPublishers.fromPublisher(
        BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)), length);
  }

  private void add(String text) {
    var bytes = text.getBytes(UTF_8);
    parts.add(BodyPublishers.ofByteArray(bytes));
    length += bytes.length;
  }

  private static String disposition(String name) {
    return "Content-Disposition: form-data; name=\"" + quoted(name) + "\"";
  }

  private static String quoted(String text) {
    return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static InputStream opened(Content content) {
    try {
      return content.open();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
