package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads Telegram's HTML: its few tags, its four named entities, its complaints with the offset in
 * bytes of UTF-8.
 */
final class HtmlMarkup {
  private static final Set<String> TAGS =
      Set.of(
          "b",
          "strong",
          "i",
          "em",
          "u",
          "ins",
          "s",
          "strike",
          "del",
          "span",
          "tg-spoiler",
          "a",
          "tg-emoji",
          "code",
          "pre",
          "blockquote");
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:(lt|gt|amp|quot);?|#(?:x([0-9A-Fa-f]+)|([0-9]+));?)");
  private static final Pattern LINK =
      Pattern.compile("(?:https?|tg|ton|mailto|tel):.+|[\\w-]+(?:\\.[\\w-]+)+(?:[/:?#].*)?");
  private static final Pattern USER_LINK = Pattern.compile("tg://user\\?id=(\\d+)");

  private record Open(String tag, Map<String, String> attributes, int offset) {}

  private final String source;
  private final StringBuilder text = new StringBuilder();
  private final List<ObjectNode> entities = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private HtmlMarkup(String source) {
    this.source = source;
  }

  static FormattedText parse(String source) {
    return new HtmlMarkup(source).parse();
  }

  private FormattedText parse() {
    while (at < source.length()) {
      switch (source.charAt(at)) {
        case '&' -> text.append(reference());
        case '<' -> tag();
        default -> text.append(source.charAt(at++));
      }
    }
    if (!open.isEmpty()) {
      throw complaint("Can't find end tag corresponding to start tag \"" + open.peek().tag + '"');
    }
    return new FormattedText(text.toString(), entities);
  }

  /** The character that is meant; a reference that Telegram does not know is ordinary text. */
  private String reference() {
    var matcher = REFERENCE.matcher(source).region(at, source.length());
    if (!matcher.lookingAt()) {
      at++;
      return "&";
    }
    if (matcher.group(1) != null) {
      at = matcher.end();
      return switch (matcher.group(1)) {
        case "lt" -> "<";
        case "gt" -> ">";
        case "amp" -> "&";
        default -> "\"";
      };
    }
    var hexadecimal = matcher.group(2) != null;
    var code = codePoint(hexadecimal ? matcher.group(2) : matcher.group(3), hexadecimal ? 16 : 10);
    if (code == 0) {
      at++;
      return "&";
    }
    at = matcher.end();
    return Character.toString(code);
  }

  private static int codePoint(String digits, int radix) {
    try {
      var code = Integer.parseInt(digits, radix);
      return code < 0x110000 ? code : 0;
    } catch (NumberFormatException tooLong) {
      return 0;
    }
  }

  private void tag() {
    var begin = at++;
    if (at < source.length() && source.charAt(at) == '/') {
      endTag(begin);
    } else {
      startTag(begin);
    }
  }

  private void startTag(int begin) {
    var name = until(" \t\r\n>").toLowerCase(Locale.ROOT);
    if (at >= source.length()) {
      throw complaint("Unclosed start tag", begin);
    }
    if (!TAGS.contains(name)) {
      throw complaint("Unsupported start tag \"" + name + '"', begin);
    }
    var attributes = attributes(name, begin);
    if (name.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
      throw complaint("Tag \"span\" must have class \"tg-spoiler\"", begin);
    }
    at++;
    open.push(new Open(name, attributes, text.length()));
  }

  private Map<String, String> attributes(String tag, int begin) {
    var found = new HashMap<String, String>();
    while (skipBlanks(tag, begin) != '>') {
      var name = until(" \t\r\n>=").toLowerCase(Locale.ROOT);
      if (name.isEmpty()) {
        throw complaint("Empty attribute name in the tag \"" + tag + '"', begin);
      }
      if (skipBlanks(tag, begin) != '=') {
        found.put(name, "");
        continue;
      }
      at++;
      var quote = skipBlanks(tag, begin);
      found.put(name, quote == '"' || quote == '\'' ? quoted(quote, begin) : until(" \t\r\n>"));
    }
    return found;
  }

  private String quoted(char quote, int begin) {
    at++;
    var value = new StringBuilder();
    while (at < source.length() && source.charAt(at) != quote) {
      if (source.charAt(at) == '&') {
        value.append(reference());
      } else {
        value.append(source.charAt(at++));
      }
    }
    if (at >= source.length()) {
      throw complaint("Unclosed start tag", begin);
    }
    at++;
    return value.toString();
  }

  private void endTag(int begin) {
    if (open.isEmpty()) {
      throw complaint("Unexpected end tag", begin);
    }
    at++;
    var name = until(" \t\r\n>").toLowerCase(Locale.ROOT);
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    if (at >= source.length() || source.charAt(at) != '>') {
      throw complaint("Unclosed end tag", begin);
    }
    var opened = open.pop();
    if (!name.isEmpty() && !name.equals(opened.tag)) {
      var expected = "\", found \"</" + name + ">\"";
      throw complaint(
          "Unmatched end tag at byte offset "
              + bytes(begin)
              + ", expected \"</"
              + opened.tag
              + '>'
              + expected);
    }
    at++;
    close(opened);
  }

  private void close(Open opened) {
    var length = text.length() - opened.offset;
    if (length == 0) {
      return;
    }
    switch (opened.tag) {
      case "b", "strong" -> add("bold", opened);
      case "i", "em" -> add("italic", opened);
      case "u", "ins" -> add("underline", opened);
      case "s", "strike", "del" -> add("strikethrough", opened);
      case "span", "tg-spoiler" -> add("spoiler", opened);
      case "tg-emoji" ->
          add("custom_emoji", opened)
              .put("custom_emoji_id", opened.attributes.getOrDefault("emoji-id", ""));
      case "a" -> link(opened);
      case "code" -> code(opened);
      case "pre" -> pre(opened);
      default -> {
        var expandable = opened.attributes.containsKey("expandable");
        add(expandable ? "expandable_blockquote" : "blockquote", opened);
      }
    }
  }

  private ObjectNode add(String type, Open opened) {
    var entity = FormattedText.entity(type, opened.offset, text.length() - opened.offset);
    entities.add(entity);
    return entity;
  }

  /** A link without a usable address is plain text, not an error. */
  private void link(Open opened) {
    var address = opened.attributes.getOrDefault("href", text.substring(opened.offset));
    var user = USER_LINK.matcher(address);
    if (user.matches()) {
      add("text_mention", opened).putObject("user").put("id", Long.parseLong(user.group(1)));
    } else if (LINK.matcher(address).matches()) {
      var bare = address.contains(":") ? address : "http://" + address;
      add("text_link", opened).put("url", bare);
    }
  }

  private void code(Open opened) {
    var within = open.peek();
    if (within != null && within.tag.equals("pre")) {
      within.attributes.putIfAbsent("class", opened.attributes.getOrDefault("class", ""));
      return;
    }
    add("code", opened);
  }

  private void pre(Open opened) {
    var entity = add("pre", opened);
    var language = opened.attributes.getOrDefault("class", "");
    if (language.startsWith("language-")) {
      entity.put("language", language.substring("language-".length()));
    }
  }

  private String until(String stops) {
    var from = at;
    while (at < source.length() && stops.indexOf(source.charAt(at)) < 0) {
      at++;
    }
    return source.substring(from, at);
  }

  private char skipBlanks(String tag, int begin) {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    if (at >= source.length()) {
      throw complaint("Unclosed start tag \"" + tag + '"', begin);
    }
    return source.charAt(at);
  }

  private int bytes(int position) {
    return source.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
  }

  private Refusal complaint(String text, int position) {
    return complaint(text + " at byte offset " + bytes(position));
  }

  private static Refusal complaint(String text) {
    return Refusal.cannotParseEntities(text);
  }
}
