package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryLeadership;
import dev.kadr.ports.testkit.InMemorySendPauses;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The bot as the application starts it, and what it must never let out. */
class TelegramTest {
  private static final String SECRET = "TEST_secret-part_of-the-token";

  private final BotWorld bot = new BotWorld();
  private final Telegram telegram =
      Telegram.open(
          bot.config, new InMemorySendPauses(Clock.systemUTC()), Telemetry.NONE, Clock.systemUTC());
  private final Person zoe = Person.russian();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    root.detachAppender("console");
    root.setLevel(Level.DEBUG);
  }

  @AfterEach
  void close() {
    telegram.close();
    bot.close();
    root.setLevel(before);
    root.detachAppender(log);
  }

  private void start() {
    telegram.start(bot.useCases, bot.site, bot.inbox, new InMemoryLeadership());
  }

  private List<String> lines() {
    return List.copyOf(log.list).stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .toList();
  }

  @Test
  void theBotListensAnswersAndStops() {
    start();
    var update = zoe.writes("/start");
    bot.telegram.put(Person.idOf(update), update);
    await().until(() -> !bot.telegram.sentTo(zoe.chat()).isEmpty());
    assertThat(bot.telegram.sentTo(zoe.chat()).getFirst().words()).contains("10 кредитов");
    await().until(() -> bot.telegram.calls("setMyCommands").size() == 3);
    var menus = bot.telegram.calls("setMyCommands");
    assertThat(menus)
        .extracting(call -> call.value("language_code"))
        .containsExactly("ru", "en", "");
    assertThat(Form.tree(menus.getFirst().value("commands")).findValuesAsText("command"))
        .isEqualTo(CommandReplies.COMMANDS);

    var stopping = System.nanoTime();
    telegram.close();
    assertThat(Duration.ofNanos(System.nanoTime() - stopping)).isLessThan(Duration.ofSeconds(10));
    assertThat(lines()).noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void noTroubleWritesTheTokenDown() {
    bot.telegram.next("deleteWebhook", BotApiStub.badGateway());
    bot.telegram.next(
        "getUpdates",
        BotApiStub.refusal(401, "Unauthorized /bot" + BotApiStub.TOKEN + "/getUpdates"));
    bot.telegram.next("setMyCommands", new BotApiStub.Reply.HangUp());
    bot.telegram.next(
        "getFile",
        new BotApiStub.Reply.Status(
            200,
            "{\"ok\":true,\"result\":{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"file_path\":\"a"
                + " b|%zz/ж.jpg\"}}"));
    bot.telegram.next("sendMessage", BotApiStub.badGateway());
    bot.telegram.next("sendMessage", new BotApiStub.Reply.HangUp());
    var photo = zoe.sendsPhoto("photo");
    bot.telegram.put(Person.idOf(photo), photo);
    start();
    for (int number = 0; number < 2; number++) {
      var help = zoe.writes("/help");
      bot.telegram.put(Person.idOf(help), help);
    }
    await().until(() -> bot.telegram.calls("sendMessage").size() == 3);
    bot.telegram.close();
    var delivery =
        telegram
            .messenger()
            .send(
                Fixtures.chat(),
                Language.RU,
                new CustomerMessage.Started(Fixtures.generationId(), 0));
    assertThat(delivery.toString()).doesNotContain(SECRET);
    await().until(() -> lines().stream().anyMatch(line -> line.contains("a poll failed")));
    assertThat(lines()).noneMatch(line -> line.contains(SECRET));
    assertThat(lines()).anyMatch(line -> line.contains("/bot<token>/"));
  }

  @Test
  void itsSettingsDoNotPrintTheToken() {
    assertThat(bot.config.toString()).doesNotContain(SECRET);
    assertThatThrownBy(() -> config("token without number " + SECRET, "https://api.telegram.org"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @CsvSource({"ftp://127.0.0.1", "http://api.telegram.org", "http://10.0.0.1:8081", "nowhere"})
  void onlySafeAddressesAreTaken(String address) {
    assertThatThrownBy(() -> config("1:a", address)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"https://api.telegram.org", "http://localhost:8090", "http://127.0.0.1:8090"})
  void safeAddressesAreTaken(String address) {
    assertThat(config("1:a", address).apiUrl()).isEqualTo(URI.create(address));
  }

  private static Telegram.Config config(String token, String address) {
    return new Telegram.Config(
        token, URI.create(address), "node", new Telegram.Intake.Polling(), Telegram.Patience.USUAL);
  }
}
