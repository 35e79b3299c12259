package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
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
  void whatTheBotCouldNotReadIsListedAndSettled() throws IOException, InterruptedException {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests());
        var kadr = new Kadr(folder, sandbox).start()) {
      assertThat(kadr.command("updates", "config.yml").printed())
          .contains("No update was put aside.");
      var poison = sandbox.telegram().inject(new ObjectMapper().readTree("{\"message\":[1]}"));

      var listed =
          await()
              .atMost(Kadr.PATIENCE)
              .until(
                  () -> kadr.command("updates", "config.yml"),
                  told -> told.printed().contains("1 put aside."));
      assertThat(listed.code()).isNotZero();
      assertThat(listed.printed()).contains(Integer.toString(poison));
      var alerts = kadr.command("alerts", "config.yml");
      assertThat(alerts.code()).isNotZero();
      assertThat(alerts.printed()).contains("UPDATE_PARKED/", "update " + poison);
      assertThat(kadr.log("server.log")).contains("WARN  alerts: UPDATE_PARKED");
      var name = alerts.printed().replaceAll("(?s).*(UPDATE_PARKED/\\S+).*", "$1");
      assertThat(kadr.command("alerts", "--close", name, "config.yml").code()).isZero();
      assertThat(kadr.command("alerts", "config.yml").printed()).contains("No alert is open.");
      var retried = kadr.command("updates", "--retry", Integer.toString(poison), "config.yml");
      assertThat(retried.printed()).contains("is tried again");
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
