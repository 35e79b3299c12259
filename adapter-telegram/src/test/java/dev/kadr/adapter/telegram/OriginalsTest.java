package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.ports.Content;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks for the file gets it, or an address where it is. */
class OriginalsTest {
  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();

  @BeforeEach
  void greet() {
    bot.hear(zoe.writes("/start"));
    bot.telegram.forgetCalls();
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private void send(Attachment... files) {
    var account = bot.world.accounts().find(zoe.identity()).orElseThrow();
    var replies = new Replies(bot.api, bot.useCases.accounts().noteReachability());
    new Originals(bot.api, replies)
        .send(
            new Guest(account, zoe.chat(), Texts.in(account.language()), MiniApps.NONE),
            List.of(files));
  }

  private static Attachment file(int bytes) {
    return new Attachment(
        OutputKind.PICTURE,
        Content.of(new byte[bytes]),
        "image/png",
        64,
        64,
        Optional.of(URI.create("https://kadr.example/files/k?a=1&b=2")));
  }

  private List<String> methods() {
    return bot.telegram.sentTo(zoe.chat()).stream().map(Form::method).toList();
  }

  @Test
  void theButtonUnderAResultBringsTheFile() {
    bot.hear(zoe.sendsPhoto("photo", "у моря"));
    bot.hear(zoe.presses(bot.telegram.lastMessage(), "photo:confirm"));
    bot.settle();
    var result = bot.telegram.sentTo(zoe.chat()).getLast();
    var button = result.buttons().getFirst();
    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), button))).isEqualTo("Отправляю");
    assertThat(methods().getLast()).isEqualTo("senddocument");

    bot.telegram.next("sendDocument", BotApiStub.refusal(400, "Bad Request: wrong file"));
    bot.hear(zoe.presses(bot.telegram.lastMessage(), button));
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().words())
        .contains("ждёт вас по ссылке", "<a href=", "kadr-1.", "/history");
  }

  @Test
  void whatIsTooLargeForTelegramIsLinkedToAndNotTried() {
    send(file((50 << 20) + 1));
    assertThat(methods()).containsExactly("sendmessage");
    assertThat(bot.telegram.sentTo(zoe.chat()).getFirst().words())
        .contains("<a href=\"https://kadr.example/files/k?a=1&amp;b=2\">kadr-1.png</a>");
  }

  @Test
  void oneThatIsRefusedDoesNotKeepTheOthers() {
    bot.telegram.next("sendDocument", BotApiStub.refusal(400, "Bad Request: wrong file"));
    send(file(10), file(10));
    assertThat(methods()).containsExactly("senddocument", "sendmessage", "senddocument");
  }

  /** Else the update would be tried again, and what was sent come twice. */
  @Test
  void aPauseInTheMiddleIsWaitedFor() {
    bot.telegram.next(
        "sendDocument", new BotApiStub.Reply.Status(200, BotApiStub.sent(zoe.chat(), 5)));
    bot.telegram.next("sendDocument", BotApiStub.tooMany(1));
    send(file(10), file(10));
    assertThat(methods()).containsExactly("senddocument", "senddocument", "senddocument");
  }

  @Test
  void aChatThatIsGoneIsTriedOnce() {
    bot.telegram.next(
        "sendDocument", BotApiStub.refusal(403, "Forbidden: bot was blocked by the user"));
    send(file(10), file(10));
    assertThat(methods()).containsExactly("senddocument");
  }
}
