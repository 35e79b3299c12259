package dev.kadr.domain.accounts;

/** Where an account is written to, in the messenger's own words; Telegram's are decimal numbers. */
public record ChatId(String value) {
  public ChatId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a chat id has 1 to 64 characters");
    }
  }
}
