package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Probe.Finding;
import dev.kadr.ports.dialogue.UpdateInbox.Pending;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;

/** The webhook: registered at the start, and for as long as somebody runs. */
class WebhookWatchTest {
  private static final URI URL = URI.create("https://kadr.example/telegram/webhook");
  private static final WebhookWatch.Pace QUICK =
      new WebhookWatch.Pace(Duration.ofMillis(20), Duration.ofMillis(5), Duration.ofMinutes(5));
  private static final String ALLOWED =
      "[\"pre_checkout_query\",\"message\",\"callback_query\",\"my_chat_member\"]";

  private final BotWorld bot = new BotWorld();
  private final WebhookHealth health = new WebhookHealth();
  private final WebhookBot webhook =
      new WebhookBot(
          bot.api, new Telegram.Intake.Webhook(URL, "s3cret_Token-1"), bot.intake(bot.inbox));
  private final WebhookWatch watch =
      new WebhookWatch(
          webhook,
          new WebhookWatch.Told(health, bot.useCases.messaging().reportWebhook()),
          Clock.systemUTC(),
          QUICK);

  @AfterEach
  void close() {
    watch.close();
    bot.close();
  }

  private static String report(String url, String more) {
    return "{\"url\":\"%s\",\"has_custom_certificate\":false,\"pending_update_count\":3%s}"
        .formatted(url, more);
  }

  private static String sound() {
    return report(URL.toString(), ",\"allowed_updates\":" + ALLOWED);
  }

  private static String failing(long secondsAgo) {
    return report(
        URL.toString(),
        ",\"allowed_updates\":%s,\"last_error_date\":%d,\"last_error_message\":\"Wrong response from the webhook: 502 Bad Gateway\""
            .formatted(ALLOWED, Clock.systemUTC().instant().getEpochSecond() - secondsAgo));
  }

  private void start(String report) {
    bot.telegram.always("getWebhookInfo", report);
    watch.start();
  }

  private int registrations() {
    return bot.telegram.calls("setWebhook").size();
  }

  private int looks() {
    return bot.telegram.calls("getWebhookInfo").size();
  }

  private List<Alert.Kind> alerts() {
    return bot.world.alertsRaised().stream().map(Alert::kind).toList();
  }

  @Test
  void itIsRegisteredAtTheStartWithSecretAndUpdatesAndKeepsWhatWaits() {
    start(sound());
    await().until(() -> looks() >= 3);
    assertThat(bot.telegram.calls("setWebhook"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.value("url")).isEqualTo(URL.toString());
              assertThat(call.value("secret_token")).isEqualTo("s3cret_Token-1");
              assertThat(Form.tree(call.value("allowed_updates")))
                  .hasSameSizeAs(UpdateIntake.WANTED);
              assertThat(call.value("drop_pending_updates")).isIn("", "false");
            });
    assertThat(health.check()).isInstanceOf(Finding.Healthy.class);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void untilItIsRegisteredItIsTriedAgain() {
    bot.telegram.next("setWebhook", BotApiStub.tooMany(1));
    bot.telegram.next("setWebhook", BotApiStub.badGateway());
    bot.telegram.next(
        "setWebhook", BotApiStub.refusal(400, "Bad Request: bad webhook: Failed to resolve host"));
    assertThat(health.check()).isEqualTo(new Finding.Broken("not registered yet", false));
    start(sound());
    await().until(() -> registrations() == 4);
    await().until(() -> health.check() instanceof Finding.Healthy);
  }

  /** Somebody polled with our token, or set a webhook of his own. */
  @Test
  void aWebhookThatWasLostIsRegisteredAgainAndToldOnce() {
    start(sound());
    await().until(() -> looks() >= 1);
    bot.telegram.always("getWebhookInfo", report("", ""));
    await().until(() -> registrations() >= 3);
    bot.telegram.always("getWebhookInfo", report("https://thief.example/", ""));
    var before = registrations();
    await().until(() -> registrations() >= before + 2);
    bot.telegram.always("getWebhookInfo", sound());
    var after = looks();
    await().until(() -> looks() >= after + 2);
    assertThat(alerts()).containsExactly(Alert.Kind.WEBHOOK_LOST);
    assertThat(bot.world.alertsRaised().getFirst().reason()).contains("no webhook at all");
  }

  @Test
  void aWebhookThatIsSentOtherUpdatesIsLostToo() {
    start(report(URL.toString(), ",\"allowed_updates\":[\"message\"]"));
    await().until(() -> registrations() >= 2);
    bot.telegram.always("getWebhookInfo", report(URL.toString(), ""));
    var before = registrations();
    await().until(() -> registrations() >= before + 2);
  }

  @Test
  void thatTelegramCannotDeliverIsToldUntilItCan() {
    start(failing(60));
    await().until(() -> alerts().contains(Alert.Kind.WEBHOOK_FAILING));
    assertThat(health.check())
        .isInstanceOfSatisfying(
            Finding.Broken.class,
            broken -> {
              assertThat(broken.why()).contains("502 Bad Gateway", "3 updates wait");
              assertThat(broken.stopsService()).isFalse();
            });
    assertThat(registrations()).as("there is nothing to register").isEqualTo(1);
    bot.telegram.always("getWebhookInfo", failing(600));
    await().until(() -> health.check() instanceof Finding.Healthy);
    await().until(() -> bot.world.alerts().open(10).isEmpty());
  }

  @Test
  void whileTelegramIsAwayNothingIsConcluded() {
    start(sound());
    await().until(() -> looks() >= 1);
    for (int number = 0; number < 3; number++) {
      bot.telegram.next("getWebhookInfo", BotApiStub.badGateway());
      bot.telegram.next("getWebhookInfo", new BotApiStub.Reply.HangUp());
    }
    var before = looks();
    await().until(() -> looks() >= before + 8);
    assertThat(registrations()).isEqualTo(1);
    assertThat(health.check()).isInstanceOf(Finding.Healthy.class);
  }

  /** A rolling restart must not drop it for the others. */
  @Test
  void itStaysWhenWeStop() {
    start(sound());
    await().until(() -> looks() >= 1);
    watch.close();
    assertThat(bot.telegram.calls("deleteWebhook")).isEmpty();
    assertThat(bot.telegram.calls("setWebhook")).hasSize(1);
  }

  @Test
  void theLibrarysInterfaceDoesTheSame() throws Exception {
    webhook.runSetWebhook();
    assertThat(registrations()).isEqualTo(1);
    bot.telegram.next("setWebhook", BotApiStub.badGateway());
    assertThatThrownBy(webhook::runSetWebhook).isInstanceOf(IllegalStateException.class);
    var update = new Update();
    update.setUpdateId(77);
    assertThat(webhook.consumeUpdate(update)).isNull();
    assertThat(bot.inbox.pending("unknown", 10)).extracting(Pending::id).containsExactly(77L);
    assertThat(webhook.getBotPath()).isEqualTo("/telegram/webhook");
    webhook.runDeleteWebhook();
    assertThat(bot.telegram.calls("deleteWebhook").getFirst().value("drop_pending_updates"))
        .isIn("", "false");
  }
}
