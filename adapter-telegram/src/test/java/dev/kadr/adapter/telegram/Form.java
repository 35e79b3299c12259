package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One call that the stand-in was sent: its parameters by name, from JSON or a multipart form.
 *
 * @param method in lower case
 * @param values parameters; whatever is no string as its JSON
 * @param files uploads by their part's name, bytes as ISO-8859-1
 */
record Form(String method, Map<String, String> values, Map<String, String> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");

  static Form of(String method, String contentType, byte[] body) {
    return contentType.startsWith("multipart/")
        ? multipart(method, contentType, new String(body, StandardCharsets.ISO_8859_1))
        : json(method, new String(body, StandardCharsets.UTF_8));
  }

  private static Form json(String method, String body) {
    var values = new LinkedHashMap<String, String>();
    for (var member : tree(body).properties()) {
      var value = member.getValue();
      values.put(member.getKey(), value.isTextual() ? value.asText() : value.toString());
    }
    return new Form(method, values, Map.of());
  }

  private static Form multipart(String method, String contentType, String body) {
    var values = new LinkedHashMap<String, String>();
    var files = new LinkedHashMap<String, String>();
    var boundary = "--" + contentType.substring(contentType.indexOf("boundary=") + 9);
    for (var part : body.split(Pattern.quote(boundary), -1)) {
      var gap = part.indexOf("\r\n\r\n");
      if (gap < 0) {
        continue;
      }
      var head = part.substring(0, gap);
      var name = NAME.matcher(head);
      if (!name.find()) {
        throw new AssertionError("a part without a name: " + head);
      }
      var content = part.substring(gap + 4, part.length() - 2);
      if (head.contains("filename=")) {
        files.put(name.group(1), content);
      } else {
        var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        values.put(name.group(1), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return new Form(method, values, files);
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  String chat() {
    return value("chat_id");
  }

  /** What is read: a text, or the words under a picture. */
  String words() {
    return values.containsKey("text") ? value("text") : value("caption");
  }

  /** What the buttons send back, in reading order. */
  List<String> buttons() {
    return tree(values.getOrDefault("reply_markup", "{}")).findValuesAsText("callback_data");
  }

  /** What the buttons say, in reading order. */
  List<String> labels() {
    return tree(values.getOrDefault("reply_markup", "{}")).findValuesAsText("text");
  }
}
