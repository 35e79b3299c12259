package dev.kadr.domain.generation;

/** What the picture is to be, in the buyer's or our own words; 1 to 4,000 characters. */
public record Prompt(String text) {
  public static final int MAX_LENGTH = 4_000;

  public Prompt {
    text = clean(text);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a prompt is not blank");
    }
    if (length(text) > MAX_LENGTH) {
      throw new IllegalArgumentException("a prompt has at most " + MAX_LENGTH + " characters");
    }
  }

  /** How many characters a person would count. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Without control characters, which no keyboard makes and PostgreSQL cannot store all of. */
  static String clean(String text) {
    return text.codePoints()
        .filter(point -> point == '\n' || !Character.isISOControl(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  @Override
  public String toString() {
    return "Prompt[" + length(text) + " characters]"; // never the words: they end up in logs
  }
}
