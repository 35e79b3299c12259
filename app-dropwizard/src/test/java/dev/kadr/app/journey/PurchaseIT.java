package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A buyer pays in the sandbox's checkout, with the real jar, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurchaseIT {
  private static final String GOOD = "2202474301322987";
  private static final String POOR = "2200000000000053";
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  @TempDir static Path folder;
  private Sandbox sandbox;
  private Kadr kadr;
  private Chromium chromium;

  @BeforeAll
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    // so slow a reconciler that the button and the notifications come first
    kadr = new Kadr(folder, sandbox).with("RECONCILE_SECONDS", "60").start();
    news("{\"url\":\"" + kadr.uri("/yookassa/webhook") + "\"}");
    chromium = new Chromium();
  }

  @AfterAll
  void close() throws IOException {
    chromium.close();
    kadr.close();
    sandbox.close();
  }

  private void news(String order) {
    sandbox.yooKassa().control("news", Visitor.json(order));
  }

  /** Chooses 500 rubles; the page to pay on. */
  private Page checkout(ChatPage chat, Visitor visitor, Page beside) {
    var orders = visitor.count(Visitor.saying("Нажмите «Оплатить»"));
    chat.say("/buy_subscription");
    chat.answered("Пакеты кредитов");
    chat.press("buy:p500");
    await()
        .atMost(Kadr.PATIENCE)
        .until(() -> visitor.count(Visitor.saying("Нажмите «Оплатить»")) > orders);
    var link = LINK.matcher(visitor.last(Visitor.saying("Нажмите «Оплатить»")).toString());
    assertThat(link.find()).isTrue();
    beside.navigate(link.group().replaceAll("[\"}\\]].*", ""));
    return beside;
  }

  private static void fill(Page checkout, String card) {
    checkout.locator("#number").fill(card);
    checkout.locator("#expiry").fill("12/39");
    checkout.locator("#code").fill("123");
    checkout.locator("button.pay").click();
  }

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK"})
  void fiveHundredRublesBringTwentyFiveCreditsAndAMonth(int width, ColorScheme scheme)
      throws IOException, InterruptedException {
    var visitor = new Visitor(sandbox, "Нина");
    try (var window = chromium.window(width, scheme)) {
      var chat = ChatPage.begin(window.newPage(), sandbox, visitor.id(), width + "-" + scheme);
      chat.answered("10 кредитов");
      var checkout = checkout(chat, visitor, window.newPage());
      chat.shoot("order");
      fill(checkout, GOOD);
      checkout.waitForURL(Pattern.compile(".*/telegram/.*"));

      chat.answered("✅ Оплата прошла!");
      chat.answered("✅ Заказ на 500 ₽ оплачен"); // the message that offered to pay
      chat.say("/status");
      chat.answered("У вас 35 кредитов");
      assertThat(chat.answered("Подписка активна до").innerText())
          .containsPattern("\\d\\d\\.\\d\\d\\.20\\d\\d");
      chat.shoot("paid");
      var check = kadr.command("check-ledger", "config.yml");
      assertThat(check.code()).as(check.printed()).isZero();
    }
  }

  @Test
  void whoIsDeclinedOrTurnsBackPaysNothingAndMayPayLater() {
    var visitor = new Visitor(sandbox, "Олег");
    try (var window = chromium.window(1280, ColorScheme.LIGHT)) {
      var chat = ChatPage.begin(window.newPage(), sandbox, visitor.id(), "1280-LIGHT");
      chat.answered("10 кредитов");
      fill(checkout(chat, visitor, window.newPage()), POOR);
      chat.answered("Оплата отменена");
      chat.answered("Заказ на 500 ₽ отменён"); // the message that offered to pay
      chat.shoot("declined");

      var left = checkout(chat, visitor, window.newPage());
      left.locator("p.leave a").click();
      chat.press(check(visitor));
      chat.say("/status");
      chat.answered("У вас 10 кредитов");
      assertThat(visitor.count(Visitor.saying("Оплата прошла"))).isZero();
    }
  }

  @Test
  void theCheckButtonFindsWhatNoNotificationTold() throws IOException, InterruptedException {
    var visitor = new Visitor(sandbox, "Рая");
    String order;
    news("{\"mode\":\"lost\"}");
    try (var window = chromium.window(1280, ColorScheme.DARK)) {
      var chat = ChatPage.begin(window.newPage(), sandbox, visitor.id(), "1280-DARK");
      chat.answered("10 кредитов");
      var checkout = checkout(chat, visitor, window.newPage());
      // The next look of the reconciler is a minute away: the button is first.
      await().atMost(Kadr.PATIENCE).until(() -> isLookedAt(checkout.url()));
      fill(checkout, GOOD);
      checkout.waitForURL(Pattern.compile(".*/telegram/.*"));
      order = check(visitor);
      chat.press(order);
      chat.answered("оплачен");
      chat.answered("✅ Оплата прошла!");
    } finally {
      news("{\"mode\":\"on\"}");
    }
    var id = order.replace("order:check:", "");
    var refund = kadr.command("refund", "--order", id, "--reason", "asked", "config.yml");
    assertThat(refund.code()).as(refund.printed()).isZero();
    visitor.answer(Visitor.saying("Мы вернули вам"));
    assertThat(visitor.say("/status").path("text").asText())
        .contains("У вас 10 кредитов", "Активной подписки нет");
    var check = kadr.command("check-ledger", "config.yml");
    assertThat(check.code()).as(check.printed()).isZero();
  }

  /** Whether the payment of this checkout was asked for since it was made. */
  private boolean isLookedAt(String checkout) {
    var payment = checkout.substring(checkout.indexOf("orderId=") + "orderId=".length());
    var calls = sandbox.yooKassa().control("requests", Visitor.json("{}"));
    return StreamSupport.stream(calls.spliterator(), false)
        .filter(call -> call.path("method").asText().equals("GET"))
        .anyMatch(call -> call.path("path").asText().endsWith(payment));
  }

  /** The button of the last order. */
  private static String check(Visitor visitor) {
    var found =
        Pattern.compile("order:check:[0-9a-f-]{36}")
            .matcher(visitor.everything())
            .results()
            .reduce((first, second) -> second);
    return found.orElseThrow().group();
  }
}
