package dev.kadr.sandbox.genapi;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A landscape out of nothing but a prompt: a sky, a low sun, stars, ridges lost in haze. */
final class Scene {
  private static final int RIDGES = 6;
  private static final int STARS = 90;
  private static final int WAVES = 4;

  private Scene() {}

  static BufferedImage paint(Size size, Grade grade, long seed) {
    var canvas = Canvas.blank(size);
    var brush = Canvas.brush(canvas);
    var chance = new Random(seed);
    sky(brush, size, grade);
    stars(brush, size, chance);
    sun(brush, size, grade, chance);
    for (int ridge = 0; ridge < RIDGES; ridge++) {
      ridge(brush, size, grade, chance, (ridge + 1.0) / RIDGES);
    }
    brush.dispose();
    return canvas;
  }

  private static void sky(Graphics2D brush, Size size, Grade grade) {
    brush.setPaint(
        new LinearGradientPaint(
            0,
            0,
            0,
            size.height(),
            new float[] {0, 0.45f, 0.75f},
            new Color[] {grade.shadow(), grade.middle(), grade.light()}));
    brush.fillRect(0, 0, size.width(), size.height());
  }

  private static void stars(Graphics2D brush, Size size, Random chance) {
    for (int i = 0; i < STARS; i++) {
      double height = chance.nextDouble();
      double radius = size.width() / 1024.0 * (0.6 + chance.nextDouble() * 1.3);
      brush.setColor(Grade.faded(Color.WHITE, (1 - height) * 0.8 * chance.nextDouble()));
      brush.fill(
          new Ellipse2D.Double(
              chance.nextDouble() * size.width(),
              height * size.height() * 0.4,
              radius * 2,
              radius * 2));
    }
  }

  private static void sun(Graphics2D brush, Size size, Grade grade, Random chance) {
    float x = (float) (size.width() * (0.25 + chance.nextDouble() * 0.5));
    float y = (float) (size.height() * (0.36 + chance.nextDouble() * 0.14));
    float radius = Math.min(size.width(), size.height()) * 0.085f;
    float glow = radius * 5.5f;
    brush.setPaint(
        new RadialGradientPaint(
            x,
            y,
            glow,
            new float[] {0, 0.3f, 1},
            new Color[] {
              Grade.faded(grade.light(), 0.75),
              Grade.faded(grade.accent(), 0.28),
              Grade.faded(grade.accent(), 0)
            }));
    brush.fill(new Rectangle2D.Float(0, 0, size.width(), size.height()));
    brush.setColor(Grade.between(grade.light(), Color.WHITE, 0.5));
    brush.fill(new Ellipse2D.Float(x - radius, y - radius, radius * 2, radius * 2));
  }

  /** One line of hills, nearer ones (closer to 1) lower, darker and rougher. */
  private static void ridge(
      Graphics2D brush, Size size, Grade grade, Random chance, double nearness) {
    double base = size.height() * (0.5 + nearness * 0.38);
    double swing = size.height() * (0.07 - nearness * 0.02);
    var phases = new double[WAVES];
    for (int wave = 0; wave < WAVES; wave++) {
      phases[wave] = chance.nextDouble() * Math.PI * 2;
    }
    var line = new Path2D.Double();
    line.moveTo(0, size.height());
    for (int x = 0; x <= size.width(); x += 2) {
      double y = base;
      for (int wave = 0; wave < WAVES; wave++) {
        double turns = (1.3 + nearness) * Math.pow(2.1, wave) * Math.PI * x / size.width();
        y += Math.sin(turns + phases[wave]) * swing / Math.pow(2, wave);
      }
      line.lineTo(x, y);
    }
    line.lineTo(size.width(), size.height());
    line.closePath();
    var near = Grade.between(grade.light(), grade.shadow(), 0.25 + nearness * 0.7);
    var far = Grade.between(near, grade.light(), 0.35 * (1 - nearness));
    brush.setPaint(
        new GradientPaint(0, (float) (base - swing), near, 0, (float) (base + swing * 4), far));
    brush.fill(line);
  }
}
