package dev.kadr.sandbox.telegram;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Which bot the stand-in knows.
 *
 * @param callbackLifetime how long a callback query may be answered; Telegram does not say, reports
 *     speak of seconds
 */
public record TelegramSettings(String token, String botUsername, Duration callbackLifetime) {
  /** A token of the right shape that no bot has. */
  public static final String MADE_UP_TOKEN = "7000000001:SANDBOX_only_not_a_real_token";

  private static final Pattern TOKEN = Pattern.compile("[0-9]{1,15}:[A-Za-z0-9_-]+");

  public TelegramSettings {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "a bot token is digits, a colon and letters, such as " + MADE_UP_TOKEN);
    }
  }

  public static TelegramSettings of(String token, String botUsername) {
    return new TelegramSettings(token, botUsername, Duration.ofSeconds(15));
  }

  long botId() {
    return Long.parseLong(token.substring(0, token.indexOf(':')));
  }

  /** Keeps the token out of logs and failure messages. */
  @Override
  public String toString() {
    return "TelegramSettings[@" + botUsername + "]";
  }
}
