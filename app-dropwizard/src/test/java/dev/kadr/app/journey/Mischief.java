package dev.kadr.app.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.ports.testkit.SamplePictures;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;

/** Words, bodies and pictures that are nearly right, or are meant to hurt. */
final class Mischief {
  private static final List<String> WORDS =
      List.of(
          "x",
          "-1",
          "0",
          "9".repeat(40),
          "%00",
          "%ff%fe",
          "..%2f..%2fetc%2fpasswd",
          "00000000-0000-0000-0000-000000000000",
          "2026-01-01T00:00:00Z",
          "%D0%BB%D0%B8%D1%81%D0%B0",
          "'%20OR%201=1--",
          "A".repeat(1_000),
          "queued",
          "gpt-image-1",
          "MjAyNi0xMS0yMFQxMjowMDowMFovMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
  private static final List<String> MEMBERS =
      List.of(
          "\"model\":\"gpt-image-1\"",
          "\"prompt\":\"a \\u0000 fox \\ud800\"",
          "\"settings\":{\"size\":\"1024x1024\"}",
          "\"settings\":{\"size\":[]}",
          "\"upload_ids\":[\"00000000-0000-0000-0000-000000000000\"]",
          "\"max_cost\":1e400",
          "\"images\":2147483648",
          "\"package_id\":\"p200\"",
          "\"email\":\"a@b\\u0000\"",
          "\"utm_source\":\"\\u0000\"",
          "\"locale\":\"en\"",
          "\"username\":\"anya\"",
          "\"code\":\"000000\"",
          "\"initData\":\"user=%7B%7D&auth_date=1&hash=" + "0".repeat(64) + "\"",
          "\"initData\":\"user=%zz&hash\"",
          "\"id\":9223372036854775808",
          "\"auth_date\":-1",
          "\"hash\":\"" + "0".repeat(64) + "\"",
          "\"update_id\":1e3",
          "\"message\":{\"chat\":{\"id\":\"x\"},\"text\":7}",
          "\"request_id\":{\"a\":[1]}",
          "\"event\":\"payment.succeeded\"",
          "\"object\":{\"id\":\"2d000000-000f-5000-8000-000000000000\",\"amount\":null}",
          "\"object\":\"\\u0000\"");

  private final Random random;

  Mischief(Random random) {
    this.random = random;
  }

  /** What goes over the wire. */
  record Body(Optional<String> type, BodyPublisher publisher) {}

  String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /** A body of one of these types, as the description names them. */
  Body body(JsonNode types) {
    if (types.has("multipart/form-data")) {
      return new Body(
          Optional.of("multipart/form-data; boundary=border"), BodyPublishers.ofByteArray(form()));
    }
    return types.isEmpty() && random.nextInt(4) > 0
        ? new Body(Optional.empty(), BodyPublishers.noBody())
        : new Body(Optional.of("application/json"), BodyPublishers.ofString(json()));
  }

  private String json() {
    return switch (random.nextInt(8)) {
      case 0 -> "{\"settings\":" + "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_001);
      case 1 -> "[".repeat(5_000);
      case 2 -> "null";
      case 3 -> object().substring(0, random.nextInt(20) + 1);
      case 4 -> "\"" + "x".repeat(random.nextInt(100_000)) + "\"";
      default -> object();
    };
  }

  private String object() {
    var chosen = random.ints(random.nextInt(6) + 1L, 0, MEMBERS.size()).mapToObj(MEMBERS::get);
    return "{" + String.join(",", chosen.distinct().toList()) + "}                    ";
  }

  private byte[] form() {
    var whole = new ByteArrayOutputStream();
    var name = random.nextInt(6) > 0 ? "file" : "other";
    write(
        whole,
        "--border\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
            .formatted(name, random.nextBoolean() ? "a.png" : "../../\u0000.html"));
    whole.writeBytes(picture());
    write(whole, random.nextInt(6) > 0 ? "\r\n--border--\r\n" : "\r\n--bord");
    return random.nextInt(6) > 0
        ? whole.toByteArray()
        : Arrays.copyOf(whole.toByteArray(), random.nextInt(whole.size()) + 1);
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] picture() {
    return switch (random.nextInt(9)) {
      case 0 -> SamplePictures.png(64, 48);
      case 1 -> bomb();
      case 2 -> cut(SamplePictures.jpeg(300, 200));
      case 3 -> cut(SamplePictures.png(300, 200));
      case 4 -> joined(SamplePictures.png(64, 64), "<html><script>alert(1)</script>");
      case 5 -> joined(SamplePictures.gif(32, 32, 3), "PK\u0003\u0004");
      case 6 -> SamplePictures.heicHead();
      case 7 -> joined(new byte[0], "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>");
      default -> spoiled(SamplePictures.jpeg(200, 200));
    };
  }

  private byte[] cut(byte[] picture) {
    return Arrays.copyOf(picture, random.nextInt(picture.length));
  }

  private byte[] spoiled(byte[] picture) {
    for (var byteNumber = 0; byteNumber < 40; byteNumber++) {
      picture[random.nextInt(picture.length)] = (byte) random.nextInt(256);
    }
    return picture;
  }

  private static byte[] joined(byte[] picture, String tail) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(picture);
    write(out, tail);
    return out.toByteArray();
  }

  /** A small PNG that says it is 60,000 by 60,000: 14 GB when somebody believes it. */
  private static byte[] bomb() {
    var picture = SamplePictures.png(8, 8);
    var head = ByteBuffer.wrap(picture);
    head.putInt(16, 60_000).putInt(20, 60_000);
    var sum = new CRC32();
    sum.update(picture, 12, 17);
    head.putInt(29, (int) sum.getValue());
    return picture;
  }
}
