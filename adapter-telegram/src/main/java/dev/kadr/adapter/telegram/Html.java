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

  Html plus(Html more) {
    return new Html(markup + more.markup);
  }
}
