package dev.kadr.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.telegram.Upload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From a line of /history to the picture in a browser, until the picture's time is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryLinksTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SignInWorld world;

  @BeforeAll
  void start() throws Exception {
    world = SignInWorld.start();
  }

  @AfterAll
  void stop() throws Exception {
    world.stop();
  }

  @Test
  void aLinkHoldsForADayIsRenewedByTheHistoryAndSaysWhenTheFileIsGone() throws IOException {
    var person = world.sandbox.telegram().addUser("Нина", "ru");
    var offer = sendPhoto(person);
    world.sandbox.telegram().press(person, offer, "photo:confirm", false);
    answer(person, message -> message.has("photo"));
    var browser = world.browser();

    var first = link(history(person));
    var opened = browser.get(first);
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.header("content-type")).isEqualTo("image/png");
    assertThat(browser.get(first.replace("until=", "until=1")).type()).contains("not-found");

    world.clock.advance(Duration.ofHours(26));
    var expired = browser.get(first);
    assertThat(expired.status()).isEqualTo(404);
    assertThat(expired.body()).contains("link-expired", "/history in the bot makes a new one");
    var second = link(history(person));
    assertThat(second).isNotEqualTo(first);
    assertThat(browser.get(second).status()).isEqualTo(200);

    world.clock.advance(Duration.ofDays(88));
    world.tasks.round("retire-files");
    var last = link(history(person));
    assertThat(browser.get(last).status()).as("kept for 90 days").isEqualTo(200);
    world.clock.advance(Duration.ofHours(23));
    world.tasks.round("retire-files");
    var removed = browser.get(last);
    assertThat(removed.status()).isEqualTo(404);
    assertThat(removed.body()).contains("file-removed", "kept for its time and removed");
    var history = history(person);
    assertThat(history.path("text").asText()).contains("файлы уже удалены");
    assertThat(links(history)).isEmpty();
  }

  private int sendPhoto(long person) throws IOException {
    world.sandbox.telegram().say(person, "/start");
    answer(person, message -> true);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
    var photo = new Upload("file", "photo.png", "image/png", bytes.toByteArray());
    world.sandbox.telegram().sendPhotos(person, List.of(photo), "закат");
    return answer(person, message -> message.path("text").asText().contains("Проверьте заявку"))
        .path("message_id")
        .asInt();
  }

  /** What /history shows now: the page that came last. */
  private ObjectNode history(long person) {
    var asked = world.sandbox.telegram().say(person, "/history").path("message_id").asInt();
    return answer(person, message -> message.path("message_id").asInt() > asked);
  }

  private ObjectNode answer(long person, Predicate<ObjectNode> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              world.clock.advance(Duration.ofSeconds(1));
              world.tasks.runDue(world.clock.instant());
              return world.sandbox.telegram().messages(person).stream()
                  .filter(message -> message.path("from").path("is_bot").asBoolean())
                  .filter(wanted)
                  .reduce((earlier, later) -> later);
            },
            Optional::isPresent)
        .orElseThrow();
  }

  private static List<String> links(ObjectNode message) {
    return message.findValuesAsText("url");
  }

  /** The address as our own server knows it. */
  private static String link(ObjectNode message) {
    assertThat(links(message)).hasSize(1);
    var address = URI.create(links(message).getFirst());
    assertThat(address.getHost()).isEqualTo("kadr.example");
    return address.getPath() + "?" + address.getQuery();
  }
}
