package dev.kadr.adapter.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marked up text taken apart: what is shown, sign by sign, each with the tags it stands in. So it
 * is cut before it is wrapped, and no cut goes through a tag, an entity or a pair of surrogates.
 */
record HtmlText(List<Sign> signs) {
  private static final Pattern PIECE =
      Pattern.compile("<(/?)([a-z-]+)([^>]*)>|&[a-z]+;|&#\\d+;|&#x[0-9a-fA-F]+;|.", Pattern.DOTALL);

  /** How much of a part may stay empty for a nicer cut. */
  private static final int LEAST_FILLED = 2;

  /** One sign as it is shown. */
  record Sign(String markup, String shown, List<String> tags) {
    int width() {
      return shown.length();
    }

    boolean isBlank() {
      return shown.isBlank();
    }
  }

  HtmlText {
    signs = List.copyOf(signs);
  }

  /** Takes our own markup apart; tags are closed in the order they were opened. */
  static HtmlText of(String markup) {
    var signs = new ArrayList<Sign>();
    var tags = new ArrayList<String>();
    var piece = PIECE.matcher(markup);
    while (piece.find()) {
      if (piece.group(2) == null) {
        signs.add(new Sign(piece.group(), shown(piece), List.copyOf(tags)));
      } else if (piece.group(1).isEmpty()) {
        tags.add(piece.group(2) + piece.group(3));
      } else if (!tags.isEmpty()) {
        tags.removeLast();
      }
    }
    return new HtmlText(signs);
  }

  private static String shown(Matcher piece) {
    return switch (piece.group()) {
      case "&lt;" -> "<";
      case "&gt;" -> ">";
      case "&amp;" -> "&";
      case "&quot;" -> "\"";
      default -> piece.group();
    };
  }

  String plain() {
    var text = new StringBuilder();
    signs.forEach(sign -> text.append(sign.shown()));
    return text.toString();
  }

  List<Html> parts(int most) {
    var parts = new ArrayList<Html>();
    for (var from = shown(0); from < signs.size(); ) {
      var end = end(from, most);
      parts.add(wrapped(trimmed(from, end)));
      from = shown(end);
    }
    return parts;
  }

  /** Where a part that begins at {@code from} ends: at a paragraph, a line, a word, or anywhere. */
  private int end(int from, int most) {
    var full = from;
    for (var width = 0; full < signs.size(); full++) {
      width += signs.get(full).width();
      if (width > most) {
        break;
      }
    }
    if (full == signs.size()) {
      return full;
    }
    var least = from + (full - from) / LEAST_FILLED;
    var word = -1;
    var line = -1;
    for (var at = full; at > least; at--) {
      if (isBreak(at) && isBreak(at - 1)) {
        return at;
      }
      line = line < 0 && isBreak(at) ? at : line;
      word = word < 0 && signs.get(at).isBlank() ? at : word;
    }
    return line > 0 ? line : word > 0 ? word : Math.max(full, from + 1);
  }

  private boolean isBreak(int at) {
    return signs.get(at).shown().equals("\n");
  }

  /** The first sign from there on that is seen. */
  private int shown(int from) {
    var at = from;
    while (at < signs.size() && signs.get(at).isBlank()) {
      at++;
    }
    return at;
  }

  /** Without the blanks at its end; it begins with a sign that is seen. */
  private List<Sign> trimmed(int from, int end) {
    var last = end;
    while (signs.get(last - 1).isBlank()) {
      last--;
    }
    return signs.subList(from, last);
  }

  /** Puts the tags around it again. */
  private static Html wrapped(List<Sign> part) {
    var text = new StringBuilder();
    List<String> open = List.of();
    for (var sign : part) {
      turn(text, open, sign.tags());
      open = sign.tags();
      text.append(sign.markup());
    }
    turn(text, open, List.of());
    return new Html(text.toString());
  }

  private static void turn(StringBuilder text, List<String> from, List<String> to) {
    var same = 0;
    while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) {
      same++;
    }
    from.subList(same, from.size())
        .reversed()
        .forEach(tag -> text.append("</").append(name(tag)).append('>'));
    to.subList(same, to.size()).forEach(tag -> text.append('<').append(tag).append('>'));
  }

  private static String name(String tag) {
    var gap = tag.indexOf(' ');
    return gap < 0 ? tag : tag.substring(0, gap);
  }
}
