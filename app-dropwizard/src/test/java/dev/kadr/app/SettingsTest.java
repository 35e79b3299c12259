package dev.kadr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.adapter.payments.Payments;
import dev.kadr.adapter.telegram.Telegram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of settings before anything starts. */
class SettingsTest {
  private static final Predicate<String> SETTING = Pattern.compile("  [A-Z_]+:").asPredicate();

  private static Settings settings(String... namesAndValues) {
    var values =
        new HashMap<>(Map.of("KADR_MODE", "sandbox", "PORT", "8080", "SANDBOX_PORT", "8090"));
    for (var index = 0; index < namesAndValues.length; index += 2) {
      values.put(namesAndValues[index], namesAndValues[index + 1]);
    }
    return new Settings(values);
  }

  @Test
  void updatesArePolledUnlessSomethingElseIsSaid() {
    assertThat(settings().checked().telegram().intake()).isEqualTo(new Telegram.Intake.Polling());
    assertThat(settings("TELEGRAM_MODE", "polling").checked().telegram().intake())
        .isEqualTo(new Telegram.Intake.Polling());
  }

  @ParameterizedTest
  @CsvSource({"on, true", "true, true", "off, false", "false, false"})
  void receiptsAreOnOrOffAlsoAsYamlReadsTheWords(String word, boolean on) {
    var receipts = settings("YOOKASSA_RECEIPTS", word).payments().receipts();
    assertThat(receipts instanceof Payments.Receipts.On).isEqualTo(on);
  }

  @Test
  void theWebhookIsWhereTheWorldReachesUs() {
    assertThat(
            settings(
                    "TELEGRAM_MODE",
                    "webhook",
                    "TELEGRAM_WEBHOOK_SECRET",
                    "s3cret_Token-1",
                    "PUBLIC_URL",
                    "https://kadr.example/")
                .checked()
                .telegram()
                .intake())
        .isEqualTo(
            new Telegram.Intake.Webhook(
                URI.create("https://kadr.example/telegram/webhook"), "s3cret_Token-1"));
  }

  /** One button with an address that Telegram would not open has it refuse the whole message. */
  @ParameterizedTest
  @CsvSource({
    "sandbox, https://kadr.example, '', true",
    "sandbox, http://127.0.0.1:8080, '', true",
    "sandbox, http://localhost:8080, http://127.0.0.1:9, true",
    "sandbox, http://localhost:8080, https://api.telegram.org, false",
    "sandbox, http://kadr.example, '', false",
    "live, https://kadr.example, '', true",
    "live, http://127.0.0.1:8080, '', false"
  })
  void miniAppsAreOfferedWhereTheyCanBeOpened(
      String mode, String site, String api, boolean offered) {
    var telegram =
        settings("KADR_MODE", mode, "PUBLIC_URL", site, "TELEGRAM_API_URL", api).telegram();
    assertThat(telegram.miniApps().map(URI::toString))
        .isEqualTo(offered ? Optional.of(site) : Optional.empty());
  }

  @Test
  void onlyThisMachineMayFrameMiniAppsBesidesTelegramAndNotInEarnest() {
    assertThat(settings().http().browsers().framedBy())
        .containsExactlyInAnyOrder("http://127.0.0.1:*", "http://localhost:*");
    assertThat(
            settings(
                    "KADR_MODE",
                    "live",
                    "PUBLIC_URL",
                    "https://kadr.example",
                    "JWT_SECRET",
                    "k".repeat(32))
                .http())
        .extracting(http -> http.browsers().framedBy())
        .isEqualTo(Set.of());
  }

  @Test
  void aWebhookWithoutASecretIsRefusedInTheSandboxToo() {
    assertThatThrownBy(() -> settings("TELEGRAM_MODE", "webhook").checked())
        .isInstanceOf(Settings.Refused.class)
        .hasMessageContaining("missing: TELEGRAM_WEBHOOK_SECRET.");
  }

  @Test
  void theSecretIsNamedTogetherWithAllThatIsMissing() {
    assertThatThrownBy(() -> settings("KADR_MODE", "live", "TELEGRAM_MODE", "webhook").checked())
        .isInstanceOf(Settings.Refused.class)
        .hasMessageContainingAll(
            "PUBLIC_URL", "DATABASE_URL", "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "semi;colon", "секрет"})
  void aSecretThatTelegramWouldNotTakeIsRefusedWithoutBeingShown(String secret) {
    assertThatThrownBy(
            () -> settings("TELEGRAM_MODE", "webhook", "TELEGRAM_WEBHOOK_SECRET", secret).checked())
        .isInstanceOf(Settings.Refused.class)
        .hasMessageContaining("TELEGRAM_WEBHOOK_SECRET has 1 to 256 characters")
        .hasMessageNotContaining(secret);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Telegram.Intake.Webhook(
                    URI.create("https://kadr.example/telegram/webhook"), "x".repeat(257)));
  }

  @Test
  void aModeThatIsNoneIsRefused() {
    assertThatThrownBy(() -> settings("TELEGRAM_MODE", "pooling").checked())
        .isInstanceOf(Settings.Refused.class)
        .hasMessage("TELEGRAM_MODE is polling or webhook, not \"pooling\"");
  }

  @ParameterizedTest
  @CsvSource({"http://kadr.example", "https://kadr.example:8081", "ftp://127.0.0.1"})
  void anAddressThatTelegramCannotSendToIsRefused(String publicUrl) {
    var settings =
        settings(
            "TELEGRAM_MODE",
            "webhook",
            "TELEGRAM_WEBHOOK_SECRET",
            "s3cret",
            "PUBLIC_URL",
            publicUrl);
    assertThatThrownBy(() -> settings.checked().telegram())
        .isInstanceOf(Settings.Refused.class)
        .hasMessageContaining("PUBLIC_URL");
  }

  @Test
  void aDeadNodesChatsAreTakenOverWithinAQuarterOfAMinute() {
    assertThat(settings().telegram().patience().lease()).isEqualTo(Duration.ofSeconds(12));
    assertThat(settings("HEARTBEAT_MILLIS", "500").telegram().patience().lease())
        .isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void neitherTokenNorSecretIsEverPrinted() {
    var settings =
        settings(
            "TELEGRAM_MODE",
            "webhook",
            "TELEGRAM_WEBHOOK_SECRET",
            "s3cret_Token-1",
            "TELEGRAM_BOT_TOKEN",
            "1:secret-token");
    assertThat(settings.toString() + settings.telegram() + settings.telegram().intake())
        .doesNotContain("s3cret", "secret-token");
  }

  @Test
  void eachSettingIsTakenOnceFromTheVariableOfItsOwnName() throws IOException {
    var config = Files.readString(Path.of(System.getProperty("kadr.root", ".."), "config.yml"));
    var lines =
        config.lines().dropWhile(line -> !line.equals("settings:")).skip(1).takeWhile(SETTING);
    var names = lines.map(line -> line.strip().split(":", 2)[0]).toList();
    assertThat(names).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    assertThat(names).allSatisfy(name -> assertThat(config).contains(name + ": ${" + name + ":-"));
  }
}
