package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.catalogue.ModelId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.menubutton.SetChatMenuButton;
import org.telegram.telegrambots.meta.api.objects.menubutton.MenuButtonDefault;
import org.telegram.telegrambots.meta.api.objects.menubutton.MenuButtonWebApp;

/**
 * The button beside the composer in every chat: it opens the Mini App of the model that is offered
 * first, or is as BotFather was told. Nothing waits for it: a bot without one is still a bot.
 */
final class MenuButton {
  private static final Logger LOG = LoggerFactory.getLogger(MenuButton.class);

  private final BotApi api;
  private final MiniApps apps;

  MenuButton(BotApi api, MiniApps apps) {
    this.api = api;
    this.apps = apps;
  }

  /**
   * Says it anew, also when there is none: an earlier start may have set one.
   *
   * @param first the model that is offered first; it takes one text for all languages
   */
  void register(Optional<ModelId> first) {
    var order = SetChatMenuButton.builder();
    first
        .flatMap(apps::of)
        .ifPresentOrElse(
            page ->
                order.menuButton(
                    new MenuButtonWebApp(Texts.in(Language.RU).plain("menu.app"), page)),
            () -> order.menuButton(new MenuButtonDefault()));
    if (!(api.call(client -> client.execute(order.build())) instanceof Answer.Done<?>)) {
      LOG.warn("the menu button could not be set");
    }
  }
}
