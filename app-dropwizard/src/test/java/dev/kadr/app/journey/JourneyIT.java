package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger in a browser: starts the bot, sends a photo, gets the picture for 2 credits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyIT {
  @TempDir static Path folder;
  private Sandbox sandbox;
  private Visitor operator;
  private Kadr kadr;
  private Chromium chromium;

  @BeforeAll
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    operator = new Visitor(sandbox, "Ольга");
    kadr =
        new Kadr(folder, sandbox).with("ADMIN_TELEGRAM_IDS", Long.toString(operator.id())).start();
    chromium = new Chromium();
  }

  @AfterAll
  void close() throws IOException {
    chromium.close();
    kadr.close();
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK"})
  void aStrangerGetsAPictureForTwoCredits(int width, ColorScheme scheme) {
    var visitor = sandbox.telegram().addUser("Мария", "ru");
    try (var window = chromium.window(width, scheme)) {
      var chat = ChatPage.begin(window.newPage(), sandbox, visitor, width + "-" + scheme);
      chat.answered("10 кредитов");
      chat.say("/photo");
      chat.answered("Пришлите фотографию");
      chat.sendPhoto();
      chat.answered("Теперь опишите словами");
      chat.say("на закате у моря, тёплый свет");
      chat.answered("Цена: 2 кредита");
      chat.button("photo:confirm").scrollIntoViewIfNeeded();
      chat.shoot("offer");
      chat.press("photo:confirm");
      chat.answered("🎨 Генерация началась!");
      chat.answered("осталось 8 кредитов");
      assertThat(chat.photos()).isGreaterThanOrEqualTo(2);
      chat.say("/status");
      chat.answered("У вас 8 кредитов");
      chat.shoot("done");
    }
  }

  @Test
  void whoAsksAboutAPaymentIsAnsweredByTheOperatorInTheChat() {
    operator.say("/start");
    var visitor = new Visitor(sandbox, "Света");
    visitor.say("/start");
    assertThat(visitor.say("/paysupport").path("text").asText()).contains("Напишите вопрос");
    assertThat(visitor.say("Где мой <чек>?").path("text").asText()).contains("Вопрос передан");

    var asked = operator.answer(Visitor.saying("Где мой <чек>?"));
    assertThat(asked.path("text").asText()).contains("Света", Long.toString(visitor.id()));
    sandbox.telegram().say(operator.id(), "Чек ушёл на почту.", asked.path("message_id").asInt());
    visitor.answer(Visitor.saying("Чек ушёл на почту."));
    operator.answer(Visitor.saying("Ответ отправлен"));
    assertThat(visitor.count(Visitor.saying("Ответ поддержки"))).isEqualTo(1);
  }
}
