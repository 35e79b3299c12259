package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a call out of a request, in any of the four forms Telegram understands. */
final class CallReader {
  private CallReader() {}

  static Call read(String method, HttpServletRequest request) throws IOException {
    var parameters = new LinkedHashMap<String, String>();
    var files = new HashMap<String, Upload>();
    var type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json")) {
      query(request, parameters);
      json(request, parameters);
    } else if (type.startsWith("multipart/form-data")) {
      // the parts before the query: reading parameters reads the parts too, without our answer
      multipart(request, parameters, files);
      query(request, parameters);
    } else {
      query(request, parameters);
    }
    parameters.remove("method");
    return new Call(method, parameters, files);
  }

  /** The query, and a form's body with it: the servlet container merges the two. */
  private static void query(HttpServletRequest request, Map<String, String> parameters) {
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (values.length > 0) {
                parameters.put(name, values[0]);
              }
            });
  }

  private static void json(HttpServletRequest request, Map<String, String> parameters)
      throws IOException {
    var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (body.isBlank()) {
      return;
    }
    var json = Json.read(body).orElseThrow(CallReader::unparsable);
    if (!(json instanceof ObjectNode object)) {
      throw unparsable();
    }
    parameters.putAll(parameters(object));
  }

  private static Refusal unparsable() {
    return Refusal.badRequest("object expected as JSON-encoded request body");
  }

  /** A JSON text is taken as it is, everything else as its JSON; so "5" and 5 are equal. */
  static Map<String, String> parameters(ObjectNode object) {
    var parameters = new LinkedHashMap<String, String>();
    for (var member : object.properties()) {
      JsonNode value = member.getValue();
      if (!value.isNull() && !member.getKey().equals("method")) {
        parameters.put(member.getKey(), value.isTextual() ? value.asText() : Json.write(value));
      }
    }
    return parameters;
  }

  private static void multipart(
      HttpServletRequest request, Map<String, String> parameters, Map<String, Upload> files)
      throws IOException {
    for (var part : parts(request)) {
      try (var content = part.getInputStream()) {
        var bytes = content.readAllBytes();
        var fileName = part.getSubmittedFileName();
        if (fileName == null) {
          parameters.put(part.getName(), new String(bytes, StandardCharsets.UTF_8));
        } else {
          files.put(part.getName(), upload(part, fileName, bytes));
        }
      }
    }
  }

  static Upload upload(Part part, String fileName, byte[] bytes) {
    var declared = part.getContentType();
    var type = declared == null ? "application/octet-stream" : declared;
    // a client that knows nothing better says octet-stream; Telegram then goes by the name
    var guessed =
        type.startsWith("application/octet-stream")
            ? URLConnection.guessContentTypeFromName(fileName)
            : null;
    return new Upload(part.getName(), fileName, guessed == null ? type : guessed, bytes);
  }

  /** Whatever the container cannot take in is too large: that is the only limit it is given. */
  static Iterable<Part> parts(HttpServletRequest request) throws IOException {
    try {
      return request.getParts();
    } catch (ServletException | IllegalStateException tooLarge) {
      throw Refusal.tooLarge();
    }
  }
}
