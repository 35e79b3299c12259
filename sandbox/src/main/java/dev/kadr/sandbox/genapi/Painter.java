package dev.kadr.sandbox.genapi;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The artist: takes a photo, or makes up a scene, and turns it into something that is visibly
 * neither the photo nor the work of a real model.
 */
final class Painter {
  private static final Logger log = LoggerFactory.getLogger(Painter.class);
  private static final double FRAME = 0.022;

  static {
    // Otherwise a desktop machine shows an application icon as soon as the first line is drawn.
    System.setProperty("java.awt.headless", "true");
    ImageIO.setUseCache(false);
  }

  /** The picture in an upload; empty when this machine has no decoder for it (WebP, CMYK). */
  static Optional<BufferedImage> decode(Upload upload) {
    try (var stream = upload.content().stream()) {
      return Optional.ofNullable(ImageIO.read(stream));
    } catch (IOException | RuntimeException e) {
      log.warn("a photo could not be decoded, a scene is painted instead: {}", e.toString());
      return Optional.empty();
    }
  }

  Painting paint(Order order, Optional<BufferedImage> photo, int variant) {
    var grade = Grade.of(order.prompt(), variant);
    var canvas =
        photo
            .map(
                picture -> {
                  var fitted = Canvas.cover(picture, order.size());
                  grade.apply(fitted);
                  return fitted;
                })
            .orElseGet(
                () -> Scene.paint(order.size(), grade, order.prompt().hashCode() + 31L * variant));
    var inside = inside(order.size());
    var brush = Canvas.brush(canvas);
    glow(brush, order.size(), grade);
    vignette(brush, order.size(), grade);
    brush.dispose();
    Lettering.write(canvas, inside, order.prompt(), order.network().id());
    var frame = Canvas.brush(canvas);
    frame(frame, order.size(), inside, grade);
    frame.dispose();
    return new Painting(file(canvas, order), Canvas.thumbnail(canvas));
  }

  /** Pictures for a crowd: one flat colour each, made once, so that painting costs nothing. */
  List<Painting> plain(Order order) {
    var canvas = Canvas.blank(order.size());
    var brush = Canvas.brush(canvas);
    brush.setColor(Grade.of(order.prompt(), 0).middle());
    brush.fillRect(0, 0, order.size().width(), order.size().height());
    brush.dispose();
    var painting = new Painting(file(canvas, order), Canvas.thumbnail(canvas));
    return Collections.nCopies(order.count(), painting);
  }

  private static Bytes file(BufferedImage canvas, Order order) {
    return switch (order.format()) {
      case PNG, JPEG -> Canvas.file(canvas, order.format());
      case WEBP -> WebP.of(canvas);
      case MP4 -> Reel.of(order.size());
    };
  }

  private static Rectangle2D inside(Size size) {
    double margin = Math.min(size.width(), size.height()) * FRAME;
    return new Rectangle2D.Double(
        margin, margin, size.width() - margin * 2, size.height() - margin * 2);
  }

  /** Light that falls in from a corner. */
  private static void glow(Graphics2D brush, Size size, Grade grade) {
    float radius = Math.max(size.width(), size.height()) * 0.8f;
    brush.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(size.width() * 0.92, size.height() * 0.02),
            radius,
            new float[] {0, 1},
            new Color[] {Grade.faded(grade.accent(), 0.34), Grade.faded(grade.accent(), 0)}));
    brush.fillRect(0, 0, size.width(), size.height());
  }

  private static void vignette(Graphics2D brush, Size size, Grade grade) {
    float radius = (float) Math.hypot(size.width(), size.height()) / 2;
    brush.setPaint(
        new RadialGradientPaint(
            size.width() / 2f,
            size.height() / 2f,
            radius,
            new float[] {0.45f, 1},
            new Color[] {Grade.faded(grade.shadow(), 0), Grade.faded(grade.shadow(), 0.72)}));
    brush.fillRect(0, 0, size.width(), size.height());
  }

  /** A print's paper edge with rounded corners and a fine line inside. */
  private static void frame(Graphics2D brush, Size size, Rectangle2D inside, Grade grade) {
    double corner = inside.getX() * 1.6;
    var window =
        new RoundRectangle2D.Double(
            inside.getX(), inside.getY(), inside.getWidth(), inside.getHeight(), corner, corner);
    var paper = new Area(new Rectangle2D.Double(0, 0, size.width(), size.height()));
    paper.subtract(new Area(window));
    brush.setColor(Grade.between(grade.light(), Color.WHITE, 0.72));
    brush.fill(paper);
    brush.setStroke(new BasicStroke((float) Math.max(1, inside.getX() * 0.12)));
    brush.setColor(Grade.faded(grade.shadow(), 0.35));
    brush.draw(window);
  }
}
