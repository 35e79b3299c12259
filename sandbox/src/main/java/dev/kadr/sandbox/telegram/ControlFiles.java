package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** The files of an order {@code send}: given in base64, or made up, so that curl is enough. */
final class ControlFiles {
  private static final int MOST = 10;

  private ControlFiles() {}

  static List<Upload> of(ObjectNode order) {
    return order.has("files") ? given(order.path("files")) : madeUp(order);
  }

  private static List<Upload> given(JsonNode files) {
    var uploads = new ArrayList<Upload>();
    for (var file : files) {
      var name = file.path("name").asText("photo.png");
      var type = file.path("type").asText("application/octet-stream");
      uploads.add(new Upload("file", name, type, bytes(file.path("base64").asText(""))));
    }
    return uploads;
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("files are [{name, type, base64}]", notBase64);
    }
  }

  private static List<Upload> madeUp(ObjectNode order) {
    var count = order.path("count").asInt(1);
    var width = order.path("width").asInt(640);
    var height = order.path("height").asInt(480);
    if (count < 1
        || count > MOST
        || width < 1
        || height < 1
        || (long) width * height > 30_000_000) {
      throw new IllegalArgumentException(
          "send needs files [{name, type, base64}], or a count of 1 to 10 with width and height");
    }
    var uploads = new ArrayList<Upload>();
    for (var i = 0; i < count; i++) {
      uploads.add(
          new Upload("file", "photo-" + (i + 1) + ".png", "image/png", png(i, width, height)));
    }
    return uploads;
  }

  private static byte[] png(int number, int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var brush = picture.createGraphics();
    brush.setColor(Color.getHSBColor(number / (float) MOST, 0.5f, 0.9f));
    brush.fillRect(0, 0, width, height);
    brush.setColor(Color.getHSBColor(number / (float) MOST, 0.7f, 0.6f));
    brush.fillOval(width / 4, height / 4, width / 2, height / 2);
    brush.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
