package dev.kadr.adapter.http;

import dev.kadr.ports.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/**
 * A multipart form with one photo in it, read as it comes and never whole in memory.
 *
 * <p>Nothing that the sender says of the photo counts: neither its name nor its type.
 */
sealed interface PhotoForm {
  String FIELD = "file";
  int LARGEST = 20 << 20;

  /** What a form adds to its photo: boundaries and heads. */
  int AROUND = 64 << 10;

  /** Who is too large is read on so far, so that the answer is not lost in a broken connection. */
  int PATIENCE = 40 << 20;

  /** It is in a file of ours, until it is closed. */
  record Photo(Path file, long length) implements PhotoForm, AutoCloseable {
    Content content() {
      return new Content() {
        @Override
        public long length() {
          return length;
        }

        @Override
        public InputStream open() throws IOException {
          return Files.newInputStream(file);
        }
      };
    }

    @Override
    public void close() {
      delete(file);
    }
  }

  record TooLarge() implements PhotoForm {}

  /** A part that must not be there, or one that is missing. */
  record Wrong(String field, String why) implements PhotoForm {}

  record Broken() implements PhotoForm {}

  static PhotoForm read(HttpServletRequest request) {
    if (request.getContentLengthLong() > LARGEST + AROUND) {
      return drained(request);
    }
    var file = temporary();
    var read = into(file, request);
    if (!(read instanceof Photo)) {
      delete(file);
    }
    return read instanceof TooLarge ? drained(request) : read;
  }

  private static PhotoForm into(Path file, HttpServletRequest request) {
    var upload = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
    PhotoForm found = new Wrong(FIELD, "the photo is missing");
    try {
      for (var parts = upload.getItemIterator(request); parts.hasNext(); ) {
        var part = parts.next();
        if (!FIELD.equals(part.getFieldName()) || found instanceof Photo) {
          return new Wrong(named(part), "there is no such part: send one photo as " + FIELD);
        }
        var length = copy(part, file);
        if (length > LARGEST) {
          return new TooLarge();
        }
        found = new Photo(file, length);
      }
      return found;
    } catch (FileUploadException broken) {
      return new Broken();
    } catch (IOException endedEarly) {
      return new Broken();
    }
  }

  private static String named(FileItemInput part) {
    var name = part.getFieldName();
    return name == null ? "" : name.substring(0, Math.min(name.length(), 64));
  }

  /** One byte more than the largest photo is enough to know. */
  private static long copy(FileItemInput part, Path file) throws IOException {
    try (var in = part.getInputStream();
        var out = Files.newOutputStream(file)) {
      var buffer = new byte[64 << 10];
      var length = 0L;
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        length += read;
        if (length > LARGEST) {
          return length;
        }
        out.write(buffer, 0, read);
      }
      return length;
    }
  }

  private static TooLarge drained(HttpServletRequest request) {
    Leftovers.drain(request, PATIENCE);
    return new TooLarge();
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("kadr-upload-", ".tmp");
    } catch (IOException diskIsFull) {
      throw new UncheckedIOException(diskIsFull);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException itStays) {
      throw new UncheckedIOException(itStays);
    }
  }
}
