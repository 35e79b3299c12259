package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Alert;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.dialogue.UpdateInbox.Parked;
import dev.kadr.ports.dialogue.UpdateInbox.Pending;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is listened to, and what becomes of what they say. */
class WebhookResourceTest {
  private static final String SECRET = "s3cret_Token-1";

  private final BotWorld bot = new BotWorld();
  private final WebhookResource resource = resource(Optional.of(SECRET));
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    bot.close();
  }

  private WebhookResource resource(Optional<String> secret) {
    return new WebhookResource(secret, bot.intake(bot.inbox));
  }

  private Response say(@Nullable String secret, byte[] body) {
    try {
      return resource.receive(secret, new ByteArrayInputStream(body));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Response say(String body) {
    return say(SECRET, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anUpdateIsStoredAsItCameAndAnsweredWithNothing() {
    var update = zoe.writes("Лиса 🦊");
    var answer = say(update);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.hasEntity()).isFalse();
    assertThat(bot.inbox.pending(zoe.chat(), 10))
        .containsExactly(new Pending(Person.idOf(update), update, 0));
  }

  @Test
  void anUpdateThatComesFiveTimesIsOne() {
    var update = zoe.writes("/start");
    for (int copy = 0; copy < 5; copy++) {
      assertThat(say(update).getStatus()).isEqualTo(200);
    }
    assertThat(bot.inbox.pending(zoe.chat(), 10)).hasSize(1);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "s3cret_Token-", "s3cret_Token-1 ", "S3CRET_TOKEN-1", "секрет"})
  void whoeverDoesNotKnowTheSecretIsNotListenedTo(@Nullable String secret) {
    var answer = say(secret, zoe.writes("/start").getBytes(StandardCharsets.UTF_8));
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(bot.inbox.pending(zoe.chat(), 10)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", SECRET})
  void whileUpdatesArePolledNobodyIsListenedTo(@Nullable String secret) throws IOException {
    var body = new ByteArrayInputStream(zoe.writes("/start").getBytes(StandardCharsets.UTF_8));
    assertThat(resource(Optional.empty()).receive(secret, body).getStatus()).isEqualTo(403);
  }

  /** Telegram sends nothing else of a chat until it hears a 200. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "null",
        "[]",
        "7",
        "{\"message\":{}}",
        "{\"update_id\":\"7\"}",
        "{\"update_id\":-7}",
        "{\"update_id\":1.5}",
        "{\"update_id\":99999999999999999999}",
        "{\"update_id\":7} {\"update_id\":8}",
        "\u0000"
      })
  void whatIsNoUpdateIsKeptAsideOnceAndAnswered(String body) {
    assertThat(say(body).getStatus()).isEqualTo(200);
    assertThat(say(body).getStatus()).isEqualTo(200);
    assertThat(bot.inbox.parked(10))
        .singleElement()
        .satisfies(parked -> assertThat(parked.id()).isNegative());
    assertThat(bot.world.alertsRaised())
        .extracting(Alert::kind)
        .containsExactly(Alert.Kind.UPDATE_PARKED);
  }

  @Test
  void twoThatAreNoUpdatesAreTwo() {
    say("one");
    say("another");
    assertThat(bot.inbox.parked(10)).extracting(Parked::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void bytesThatAreNoTextAreKeptToo() {
    assertThat(say(SECRET, new byte[] {(byte) 0xff, (byte) 0xfe, 0}).getStatus()).isEqualTo(200);
    assertThat(bot.inbox.parked(10)).hasSize(1);
  }

  @Test
  void moreThanTelegramEverSendsIsNotRead() {
    assertThat(say(SECRET, new byte[(256 << 10) + 1]).getStatus()).isEqualTo(413);
    assertThat(bot.inbox.parked(10)).isEmpty();
  }

  @Test
  void whatCouldNotBeStoredIsSentAgain() throws IOException {
    var broken = new WebhookResource(Optional.of(SECRET), bot.intake(new BrokenInbox(bot.inbox)));
    for (var body : new String[] {zoe.writes("/start"), "no JSON"}) {
      var answer =
          broken.receive(SECRET, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
      assertThat(answer.getStatus()).isEqualTo(500);
    }
  }

  /** An inbox whose database is down. */
  private static final class BrokenInbox extends ForwardingInbox {
    BrokenInbox(UpdateInbox inbox) {
      super(inbox);
    }

    @Override
    public boolean store(Update update) {
      throw new IllegalStateException("the database is down");
    }
  }
}
