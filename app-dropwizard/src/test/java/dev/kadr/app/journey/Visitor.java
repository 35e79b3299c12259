package dev.kadr.app.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.telegram.Upload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A person who talks with the bot in the sandbox's Telegram. */
final class Visitor {
  private final Sandbox sandbox;
  private final long id;
  private int seen;

  Visitor(Sandbox sandbox, String name) {
    this.sandbox = sandbox;
    this.id = sandbox.telegram().addUser(name, "ru");
  }

  long id() {
    return id;
  }

  /** Says something; what the bot said next. */
  ObjectNode say(String text) {
    sent(sandbox.telegram().say(id, text));
    return answer(message -> true);
  }

  ObjectNode showPhoto() {
    sandbox
        .telegram()
        .sendPhotos(id, List.of(new Upload("file", "photo.png", "image/png", photo())), "")
        .forEach(this::sent);
    return answer(message -> true);
  }

  void press(ObjectNode message, String data) {
    sandbox.telegram().press(id, message.path("message_id").asInt(), data, false);
  }

  /** Leads the dialogue up to the message with the choices. */
  ObjectNode draft(String prompt) {
    say("/photo");
    showPhoto();
    return say(prompt);
  }

  /** The first word of the bot, after what was heard so far, that is the one waited for. */
  ObjectNode answer(Predicate<ObjectNode> wanted) {
    var found =
        await()
            .atMost(Kadr.PATIENCE)
            .until(() -> heard(wanted).findFirst(), Optional::isPresent)
            .orElseThrow();
    seen = found.path("message_id").asInt();
    return found;
  }

  /** The latest word of the bot that is the one wanted; it is there. */
  ObjectNode last(Predicate<ObjectNode> wanted) {
    return sandbox.telegram().messages(id).stream()
        .filter(message -> message.path("from").path("is_bot").asBoolean())
        .filter(wanted)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** All that stands in the chat, buttons included. */
  String everything() {
    return sandbox.telegram().messages(id).toString();
  }

  static ObjectNode json(String object) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(object);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  long count(Predicate<ObjectNode> wanted) {
    return sandbox.telegram().messages(id).stream().filter(wanted).count();
  }

  private Stream<ObjectNode> heard(Predicate<ObjectNode> wanted) {
    return sandbox.telegram().messages(id).stream()
        .filter(message -> message.path("from").path("is_bot").asBoolean())
        .filter(message -> message.path("message_id").asInt() > seen)
        .filter(wanted);
  }

  private void sent(ObjectNode message) {
    seen = Math.max(seen, message.path("message_id").asInt());
  }

  static boolean isPicture(ObjectNode message) {
    return message.path("from").path("is_bot").asBoolean() && message.has("photo");
  }

  /** A picture, or the file of one. */
  static boolean isResult(ObjectNode message) {
    return message.path("from").path("is_bot").asBoolean()
        && (message.has("photo") || message.has("document"));
  }

  static boolean isFailure(ObjectNode message) {
    return message.path("text").asText().contains("не списано");
  }

  static Predicate<ObjectNode> saying(String words) {
    return message -> message.path("text").asText().contains(words);
  }

  static byte[] photo() {
    var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, 640, 480, Color.MAGENTA));
    pen.fillRect(0, 0, 640, 480);
    pen.setColor(Color.WHITE);
    pen.fillOval(220, 140, 200, 200);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
