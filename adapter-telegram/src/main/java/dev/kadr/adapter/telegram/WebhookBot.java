package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;
import org.telegram.telegrambots.webhook.TelegramWebhookBot;

/**
 * The library's idea of a bot that is sent its updates, without the library's server: that one runs
 * on a port of its own, reads no secret, and removes the webhook whenever it stops.
 */
final class WebhookBot implements TelegramWebhookBot {
  private final BotApi api;
  private final Telegram.Intake.Webhook webhook;
  private final UpdateIntake intake;
  private final ObjectMapper json = new ObjectMapper();

  WebhookBot(BotApi api, Telegram.Intake.Webhook webhook, UpdateIntake intake) {
    this.api = api;
    this.webhook = webhook;
    this.intake = intake;
  }

  /** What Telegram says of the webhook of this bot. */
  static Answer<WebhookInfo> look(BotApi api) {
    return api.call(client -> client.execute(new GetWebhookInfo()));
  }

  /** Tells Telegram where to send updates. What waits there is kept and will be sent. */
  static Answer<Boolean> register(BotApi api, Telegram.Intake.Webhook webhook) {
    var order =
        SetWebhook.builder()
            .url(webhook.url().toString())
            .secretToken(webhook.secret())
            .allowedUpdates(UpdateIntake.WANTED)
            .dropPendingUpdates(false)
            .build();
    return api.call(client -> client.execute(order));
  }

  Answer<WebhookInfo> look() {
    return look(api);
  }

  Answer<Boolean> register() {
    return register(api, webhook);
  }

  /** What is registered instead of ours; absent when it is ours. */
  Optional<String> foreign(WebhookInfo found) {
    var url = found.getUrl() == null ? "" : found.getUrl();
    if (!url.equals(webhook.url().toString())) {
      return Optional.of(url.isEmpty() ? "no webhook at all" : "the webhook " + url);
    }
    var allowed = found.getAllowedUpdates() == null ? List.<String>of() : found.getAllowedUpdates();
    return new HashSet<>(allowed).equals(Set.copyOf(UpdateIntake.WANTED))
        ? Optional.empty()
        : Optional.of("our webhook with the updates " + allowed);
  }

  /**
   * Registers it, for those who drive the bot by the library's interface.
   *
   * @throws IllegalStateException when Telegram did not take it
   */
  @Override
  public void runSetWebhook() {
    if (!(register() instanceof Answer.Done<Boolean>)) {
      throw new IllegalStateException("the webhook was not registered");
    }
  }

  /** Never called when we stop: the next node, or the next start, is sent what comes meanwhile. */
  @Override
  public void runDeleteWebhook() {
    var order = DeleteWebhook.builder().dropPendingUpdates(false).build();
    if (!(api.call(client -> client.execute(order)) instanceof Answer.Done<Boolean>)) {
      throw new IllegalStateException("the webhook was not removed");
    }
  }

  /**
   * Stores it like any other. Nothing is said in return: of a method in the answer to a webhook
   * nobody learns whether it worked.
   *
   * @throws IllegalStateException when it could not be stored
   */
  @Override
  public @Nullable BotApiMethod<?> consumeUpdate(Update update) {
    try {
      return switch (intake.take(json.writeValueAsString(update))) {
        case UpdateIntake.Result.Stored stored -> null;
        case UpdateIntake.Result.Repeated repeated -> null;
        case UpdateIntake.Result.KeptAside keptAside -> null;
        case UpdateIntake.Result.NotStored(var why) -> throw new IllegalStateException(why);
      };
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException("an update cannot be written", ours);
    }
  }

  @Override
  public String getBotPath() {
    return webhook.url().getPath();
  }
}
