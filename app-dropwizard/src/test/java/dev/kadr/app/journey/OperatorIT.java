package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types, beside a running server on its embedded database. */
class OperatorIT {
  @TempDir Path folder;

  @Test
  void commandsWorkBesideARunningServer() throws IOException, InterruptedException {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests());
        var kadr = new Kadr(folder, sandbox).start()) {
      var visitor = new Visitor(sandbox, "Олег");
      visitor.say("/start");
      var who = Long.toString(visitor.id());

      var granted =
          kadr.command(
              "grant",
              "--telegram-id",
              who,
              "--credits",
              "5",
              "--reason",
              "goodwill",
              "config.yml");
      var unknown =
          kadr.command(
              "grant",
              "--telegram-id",
              "1",
              "--credits",
              "5",
              "--reason",
              "goodwill",
              "config.yml");
      var checked = kadr.command("check-ledger", "config.yml");
      var migrated = kadr.command("migrate", "config.yml");

      assertThat(granted.code()).as(granted.printed()).isZero();
      assertThat(granted.printed()).contains("Granted 5 credits; the account has 15 now.");
      assertThat(unknown.code()).isNotZero();
      assertThat(unknown.printed()).contains("they must write to the bot first");
      assertThat(checked.code()).as(checked.printed()).isZero();
      assertThat(checked.printed()).contains("The ledger is clean.");
      assertThat(migrated.code()).as(migrated.printed()).isZero();
      assertThat(visitor.say("/status").path("text").asText()).contains("У вас 15 кредитов");
    }
  }

  @Test
  void liveModeNamesEverythingThatIsMissingAtOnce() throws IOException, InterruptedException {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests());
        var kadr = new Kadr(folder, sandbox).with("KADR_MODE", "live")) {
      var refused = kadr.command("server", "config.yml");

      assertThat(refused.code()).isNotZero();
      assertThat(refused.printed())
          .contains(
              "PUBLIC_URL",
              "DATABASE_URL",
              "TELEGRAM_BOT_TOKEN",
              "GEN_API_KEY",
              "YOOKASSA_SHOP_ID",
              "YOOKASSA_SECRET_KEY",
              "JWT_SECRET")
          .doesNotContain("Exception");
    }
  }
}
