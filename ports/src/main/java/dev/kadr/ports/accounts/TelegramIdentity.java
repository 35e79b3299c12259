package dev.kadr.ports.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tells what Telegram signed from what it did not. Asks nobody: a signature speaks for itself. */
public interface TelegramIdentity {
  /**
   * What the Login Widget gave a page.
   *
   * @param fields all that came, and nothing else
   */
  Verdict ofWidget(Map<String, String> fields, Duration freshFor);

  /**
   * What a Mini App was opened with.
   *
   * @param initData as the page has it, still encoded
   */
  Verdict ofInitData(String initData, Duration freshFor);

  /** Whether somebody is who they say. */
  sealed interface Verdict {
    /**
     * They are.
     *
     * @param proof a name of what was shown, by which it is known again
     * @param freshUntil from when on it would be refused
     */
    record Proven(TelegramPerson person, String proof, Instant freshUntil) implements Verdict {}

    record Refused(Why why) implements Verdict {}
  }

  /** Why somebody is not believed. */
  enum Why {
    MALFORMED,
    FORGED,
    STALE,
    FROM_THE_FUTURE
  }
}
