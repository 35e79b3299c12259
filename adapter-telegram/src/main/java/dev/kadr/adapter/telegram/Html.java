package dev.kadr.adapter.telegram;

import java.util.List;

/** Text that Telegram's HTML mode takes as it stands: everything foreign in it is escaped. */
record Html(String markup) {

  /** Foreign words, made harmless. */
  static Html escape(String text) {
    return new Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  /** Foreign words, made harmless and at most {@code most} characters long. */
  static Html escape(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return escape(text);
    }
    return escape(text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…");
  }

  /** Words that lead somewhere. */
  static Html link(String address, Html words) {
    var harmless = escape(address).markup().replace("\"", "&quot;");
    return new Html("<a href=\"" + harmless + "\">" + words.markup() + "</a>");
  }

  Html plus(Html more) {
    return new Html(markup + more.markup);
  }

  boolean isEmpty() {
    return markup.isEmpty();
  }

  /**
   * The same in parts of at most {@code most} characters as Telegram counts them: UTF-16 units of
   * what is shown, without tags. Each part is whole by itself.
   */
  List<Html> parts(int most) {
    return markup.length() <= most ? List.of(this) : HtmlText.of(markup).parts(most);
  }

  /** What is shown, without tags. */
  String plain() {
    return HtmlText.of(markup).plain();
  }
}
