package dev.kadr.domain.accounts;

import java.util.Optional;
import java.util.stream.Stream;

/** The marks of the link by which somebody first came to the site; at least one of them. */
public record Utm(
    Optional<String> source,
    Optional<String> medium,
    Optional<String> campaign,
    Optional<String> term,
    Optional<String> content) {
  public static final int MAX_LENGTH = 200;

  public Utm {
    source = said(source);
    medium = said(medium);
    campaign = said(campaign);
    term = said(term);
    content = said(content);
    if (Stream.of(source, medium, campaign, term, content).allMatch(Optional::isEmpty)) {
      throw new IllegalArgumentException("there is at least one mark");
    }
  }

  private static Optional<String> said(Optional<String> mark) {
    var text = mark.map(Utm::withoutControls).filter(words -> !words.isBlank());
    if (text.filter(words -> words.length() > MAX_LENGTH).isPresent()) {
      throw new IllegalArgumentException("a mark has at most " + MAX_LENGTH + " characters");
    }
    return text;
  }

  /** PostgreSQL cannot store all of them, and nobody's link has any. */
  private static String withoutControls(String text) {
    return text.replaceAll("\\p{Cntrl}", "").strip();
  }
}
