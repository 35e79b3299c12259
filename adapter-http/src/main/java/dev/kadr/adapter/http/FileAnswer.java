package dev.kadr.adapter.http;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Content;
import dev.kadr.ports.FileKind;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file as HTTP gives it: whole, one part of it, or the news that nothing changed.
 *
 * @param holds for how long a browser may show it without asking again
 */
record FileAnswer(BlobKey key, Content content, FileKind kind, Duration holds) {
  private static final int BUFFER = 64 << 10;

  /** A start of the key is enough to tell two downloads apart. */
  private static final int NAME_LENGTH = 8;

  /** Whatever strangers' bytes turn out to be, no browser runs anything of them. */
  private static final String NOTHING_RUNS =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  /** The answer to one who says what it has already, and which part it wants. */
  Response to(HttpHeaders asked) {
    if (isKnown(asked.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
      return cached(Response.notModified()).build();
    }
    return switch (ByteRange.of(wanted(asked), content.length())) {
      case ByteRange.Whole whole -> part(Response.ok(), 0, content.length()).build();
      case ByteRange.Part(long from, long length) ->
          part(Response.status(Response.Status.PARTIAL_CONTENT), from, length)
              .header(
                  "Content-Range",
                  "bytes %d-%d/%d".formatted(from, from + length - 1, content.length()))
              .build();
      case ByteRange.Outside outside ->
          Response.fromResponse(
                  Problems.of(416, "range-not-satisfiable", "the file is not so long"))
              .header("Content-Range", "bytes */" + content.length())
              .build();
    };
  }

  /** A file never changes under its key, so the key is all that a browser has to compare. */
  private String tag() {
    return '"' + key.value() + '"';
  }

  private boolean isKnown(@Nullable String known) {
    return known != null
        && Stream.of(known.split(","))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(tag -> tag.equals("*") || tag.equals(tag()));
  }

  /** A part of another file is worth nothing to who has the first part of this one. */
  private @Nullable String wanted(HttpHeaders asked) {
    var of = asked.getHeaderString("If-Range");
    return of == null || of.strip().equals(tag()) ? asked.getHeaderString("Range") : null;
  }

  private Response.ResponseBuilder part(Response.ResponseBuilder answer, long from, long length) {
    return cached(answer)
        .entity((StreamingOutput) out -> copy(from, length, out))
        .type(kind.mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, length)
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition())
        .header("Content-Security-Policy", NOTHING_RUNS);
  }

  private Response.ResponseBuilder cached(Response.ResponseBuilder answer) {
    var control = new CacheControl();
    control.setPrivate(true);
    control.setMaxAge((int) holds.toSeconds());
    return answer
        .header(HttpHeaders.ETAG, tag())
        .cacheControl(control)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer"); // the address is the proof: it goes nowhere
  }

  private String disposition() {
    var how = kind == FileKind.UNKNOWN ? "attachment" : "inline";
    return "%s; filename=\"kadr-%s.%s\""
        .formatted(how, key.value().substring(0, NAME_LENGTH), kind.extension());
  }

  private void copy(long from, long length, OutputStream out) throws IOException {
    try (var in = content.open()) {
      in.skipNBytes(from);
      var buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
      for (var left = length; left > 0; ) {
        var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the file is shorter than it was");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
