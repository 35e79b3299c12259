package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields and files of one create call, whichever of the two encodings it came in.
 *
 * @param strings photo fields that arrived as text where a file was due, by name
 * @param links photos given by address; the sandbox does not fetch them
 */
record Form(
    Map<String, String> fields, List<Upload> uploads, List<String> strings, List<String> links) {
  private static final int LARGEST_FILE_BYTES = 30 << 20;
  private static final int LARGEST_BODY_BYTES = 120 << 20;
  private static final int LARGEST_JSON_BYTES = 32 << 20;
  private static final int MOST_FIELDS = 200;
  private static final int IN_MEMORY_BYTES = 64 << 10;
  private static final String MULTIPART_CONFIG = "org.eclipse.jetty.multipartConfig";

  /** What came of reading a body. */
  sealed interface Reading {
    record Complete(Form form) implements Reading {}

    record TooLarge() implements Reading {}
  }

  static Form empty() {
    return new Form(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  static Reading read(HttpServletRequest request) throws IOException {
    var type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/form-data") ? multipart(request) : json(request);
  }

  private static Reading multipart(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LARGEST_BODY_BYTES) {
      return new Reading.TooLarge();
    }
    // Set on the request, so that it does not matter how the servlet was registered.
    request.setAttribute(
        MULTIPART_CONFIG,
        new MultipartConfigElement(
            System.getProperty("java.io.tmpdir"),
            LARGEST_BODY_BYTES,
            LARGEST_BODY_BYTES,
            IN_MEMORY_BYTES));
    var form = empty();
    try {
      for (Part part : request.getParts()) {
        // Looked at here and not by the parser, which would stop reading in the middle: most
        // clients then see a broken connection instead of the answer.
        if (part.getSize() > LARGEST_FILE_BYTES
            || form.fields.size() + form.uploads.size() >= MOST_FIELDS) {
          return new Reading.TooLarge();
        }
        form.take(part);
        part.delete();
      }
    } catch (IllegalStateException e) {
      return new Reading.TooLarge();
    } catch (ServletException e) {
      // A body that is no multipart has no fields, and validation says what is missing.
      return new Reading.Complete(empty());
    }
    return new Reading.Complete(form);
  }

  private void take(Part part) throws IOException {
    try (var stream = part.getInputStream()) {
      var content = new Bytes(stream.readAllBytes());
      var filename = part.getSubmittedFileName();
      if (filename == null) {
        fields.put(part.getName(), new String(content.array(), StandardCharsets.UTF_8));
      } else {
        var type = Optional.ofNullable(part.getContentType()).orElse("");
        uploads.add(new Upload(part.getName(), filename, type, content));
      }
    }
  }

  private static Reading json(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readNBytes(LARGEST_JSON_BYTES + 1);
    if (body.length > LARGEST_JSON_BYTES) {
      return new Reading.TooLarge();
    }
    var form = empty();
    try {
      Json.MAPPER.readTree(body).properties().stream()
          .limit(MOST_FIELDS)
          .forEach(field -> form.take(field.getKey(), field.getValue()));
    } catch (JsonProcessingException e) {
      // Such as a multipart body under a JSON content type: the fields are simply not there.
      return new Reading.Complete(empty());
    }
    return new Reading.Complete(form);
  }

  private void take(String name, JsonNode value) {
    if (Network.PHOTO_FIELDS.contains(name)) {
      takePhotos(name, value);
    } else if (value.isBoolean()) {
      fields.put(name, value.booleanValue() ? "1" : "0");
    } else if (value.isValueNode() && !value.isNull()) {
      fields.put(name, value.asText());
    }
  }

  private void takePhotos(String name, JsonNode value) {
    var values = value.isArray() ? value : Json.array().add(value);
    for (var each : values) {
      var text = each.asText();
      if (name.endsWith("[]")) {
        strings.add(name);
      } else if (text.startsWith("https://") || text.startsWith("http://")) {
        links.add(text);
      } else {
        dataUrl(text)
            .ifPresentOrElse(
                content -> uploads.add(new Upload(name, "", "", content)), () -> strings.add(name));
      }
    }
  }

  private static Optional<Bytes> dataUrl(String text) {
    var comma = text.indexOf(";base64,");
    if (!text.startsWith("data:") || comma < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Bytes(Base64.getDecoder().decode(text.substring(comma + ";base64,".length()))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String text(String field, String otherwise) {
    return fields.getOrDefault(field, otherwise);
  }

  /** The whole number in a field that validation has already looked at. */
  int number(String field, int otherwise) {
    var text = fields.get(field);
    return text == null || text.isBlank() ? otherwise : Integer.parseInt(text.strip());
  }
}
