package dev.kadr.sandbox;

import dev.kadr.sandbox.telegram.TelegramSettings;
import dev.kadr.sandbox.yookassa.YooKassaShop;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the sandbox is started with; every setting has a default, none is a secret.
 *
 * @param port zero for any free one
 * @param genDelay how long a picture takes
 * @param folder where users, chats, files, finished jobs and payments outlive the process; empty
 *     for nowhere
 */
public record SandboxSettings(
    int port,
    TelegramSettings telegram,
    String genApiKey,
    Duration genDelay,
    YooKassaShop yooKassa,
    Optional<Path> folder) {
  private static final int PORT = 8090;
  private static final int KADR_PORT = 8080;
  private static final String FOLDER = "var/sandbox";
  private static final String NOWHERE = "none";

  public SandboxSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("SANDBOX_PORT is 0 to 65535, not " + port);
    }
    if (genDelay.isNegative()) {
      throw new IllegalArgumentException("SANDBOX_GEN_DELAY_MILLIS must not be negative");
    }
  }

  /** Any free port, the made-up bot and key, pictures at once: for tests in the same process. */
  public static SandboxSettings forTests() {
    return new SandboxSettings(
        0,
        TelegramSettings.of(TelegramSettings.MADE_UP_TOKEN, "kadr_sandbox_bot"),
        "sk-sandbox",
        Duration.ZERO,
        YooKassaShop.forTests(),
        Optional.empty());
  }

  public static SandboxSettings fromEnvironment(Map<String, String> environment) {
    var delayMillis = number(environment, "SANDBOX_GEN_DELAY_MILLIS", 3_000);
    return new SandboxSettings(
        number(environment, "SANDBOX_PORT", PORT),
        TelegramSettings.of(
            text(environment, "TELEGRAM_BOT_TOKEN", TelegramSettings.MADE_UP_TOKEN),
            text(environment, "TELEGRAM_BOT_USERNAME", "kadr_sandbox_bot")),
        text(environment, "GEN_API_KEY", "sk-sandbox"),
        Duration.ofMillis(delayMillis),
        new YooKassaShop(
            text(environment, "YOOKASSA_SHOP_ID", YooKassaShop.MADE_UP_ID),
            text(environment, "YOOKASSA_SECRET_KEY", YooKassaShop.MADE_UP_KEY),
            webhook(environment)),
        Optional.of(text(environment, "SANDBOX_FOLDER", NOWHERE))
            .filter(folder -> !folder.equals(NOWHERE))
            .map(Path::of));
  }

  /** What the program, unlike a test, is started with: it remembers, unless told not to. */
  static SandboxSettings ofProgram(Map<String, String> environment) {
    var remembering = new HashMap<>(environment);
    remembering.put("SANDBOX_FOLDER", text(environment, "SANDBOX_FOLDER", FOLDER));
    return fromEnvironment(remembering);
  }

  public SandboxSettings keptIn(Path other) {
    return new SandboxSettings(port, telegram, genApiKey, genDelay, yooKassa, Optional.of(other));
  }

  private static URI webhook(Map<String, String> environment) {
    var kadr = "http://127.0.0.1:" + number(environment, "PORT", KADR_PORT);
    return URI.create(text(environment, "SANDBOX_YOOKASSA_WEBHOOK", kadr + "/yookassa/webhook"));
  }

  /** A variable that is set to nothing counts as not set. */
  private static String text(Map<String, String> environment, String name, String otherwise) {
    var value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    var value = text(environment, name, Integer.toString(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(name + " must be a whole number, not " + value);
    }
  }

  /** Keeps the key out of logs, should somebody put a real one here. */
  @Override
  public String toString() {
    return "SandboxSettings[port="
        + port
        + ", "
        + telegram
        + ", genDelay="
        + genDelay
        + ", "
        + yooKassa
        + "]";
  }
}
