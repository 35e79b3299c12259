package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.catalogue.ModelId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the bot offers Mini Apps: under its greeting, with an offer, and beside the composer. */
class MiniAppButtonsTest {
  private static final MiniApps APPS =
      new MiniApps(Optional.of(URI.create("https://kadr.example")));

  private final BotWorld bot = new BotWorld(APPS);
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    bot.close();
  }

  private static List<String> opened(Form form) {
    return Form.tree(form.values().getOrDefault("reply_markup", "{}")).findValuesAsText("url");
  }

  @Test
  void theGreetingOpensTheMiniAppOfEachModel() {
    var greeting = bot.answer(zoe, zoe.writes("/start"));
    assertThat(opened(greeting))
        .containsExactly(
            "https://kadr.example/webapps/gpt-image-1/",
            "https://kadr.example/webapps/nano-banana-pro/");
    assertThat(greeting.labels()).hasSize(2).doesNotContain("");
  }

  @Test
  void anOfferOpensTheMiniAppOfTheModelThatIsChosen() {
    var message = bot.offer(zoe);
    var offer = bot.telegram.sentTo(zoe.chat()).getLast();
    assertThat(opened(offer)).containsExactly("https://kadr.example/webapps/gpt-image-1/");
    assertThat(offer.labels()).contains("🎛 Все настройки");

    bot.hear(zoe.presses(message, "photo:model:nano-banana-pro"));
    assertThat(opened(bot.editsIn(zoe).getLast()))
        .containsExactly("https://kadr.example/webapps/nano-banana-pro/");
  }

  @Test
  void theMenuButtonOpensTheFirstModels() {
    new MenuButton(bot.api, APPS).register(Optional.of(new ModelId("kling")));
    assertThat(menuButton())
        .contains("\"web_app\"", "https://kadr.example/webapps/kling/", "🎨 Kadr");
  }

  @Test
  void withoutMiniAppsTheMenuButtonOfAnEarlierStartIsTakenBack() {
    new MenuButton(bot.api, MiniApps.NONE).register(Optional.of(new ModelId("kling")));
    assertThat(menuButton()).contains("\"default\"").doesNotContain("web_app");
  }

  private String menuButton() {
    return bot.telegram.calls().stream()
        .filter(call -> call.method().equals("setchatmenubutton"))
        .findFirst()
        .orElseThrow()
        .value("menu_button");
  }

  @Test
  void whereNoneCanBeOpenedNoneIsOffered() {
    try (var plain = new BotWorld()) {
      assertThat(opened(plain.answer(zoe, zoe.writes("/start")))).isEmpty();
      plain.offer(zoe);
      assertThat(opened(plain.telegram.sentTo(zoe.chat()).getLast())).isEmpty();
    }
  }
}
