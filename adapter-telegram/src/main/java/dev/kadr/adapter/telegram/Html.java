package dev.kadr.adapter.telegram;

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
}
