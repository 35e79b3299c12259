package dev.kadr.sandbox.genapi;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The words on a picture: the prompt at its foot and the mark that it is the sandbox's. */
final class Lettering {
  private static final int MOST_LINES = 3;
  private static final String ELLIPSIS = "…";
  private static final String MARK = "sandbox";

  // The seven letters of the mark on a grid of 4 by 5, row by row, for machines without any font.
  private static final List<String> GRID =
      List.of(
          ".###.##.#..####..##.###.#..#",
          "#...#..###.##..##..##..##..#",
          ".##.#####.###..###..#..#.##.",
          "...##..##.###..##..##..##..#",
          "###.#..##..####.###..##.#..#");

  private static final boolean FONTS = fonts();

  private Lettering() {}

  // A bare server may have no font at all, and the JDK brings none: asking for the width of a
  // letter then throws an Error. The mark is drawn by hand there and the caption left out.
  private static boolean fonts() {
    var brush = Canvas.blank(new Size(1, 1)).createGraphics();
    try {
      return brush.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("a") > 0;
    } catch (LinkageError | InternalError | RuntimeException e) {
      return false;
    } finally {
      brush.dispose();
    }
  }

  static void write(BufferedImage canvas, Rectangle2D inside, String prompt, String network) {
    var brush = Canvas.brush(canvas);
    if (FONTS) {
      caption(brush, inside, prompt);
      badge(brush, inside, MARK + " · " + network);
    } else {
      handMadeMark(brush, inside);
    }
    brush.dispose();
  }

  private static void caption(Graphics2D brush, Rectangle2D inside, String prompt) {
    double unit = Math.min(inside.getWidth(), inside.getHeight());
    var font = new Font(Font.SANS_SERIF, Font.BOLD, (int) Math.max(9, unit * 0.036));
    brush.setFont(font);
    var metrics = brush.getFontMetrics();
    double margin = unit * 0.045;
    var lines = lines(displayable(font, prompt), metrics, inside.getWidth() - margin * 2);
    double height = lines.size() * metrics.getHeight();
    double top = inside.getMaxY() - margin - height;
    brush.setClip(inside);
    float shade = (float) (top - unit * 0.14);
    brush.setPaint(
        new GradientPaint(
            0,
            shade,
            new Color(0, 0, 0, 0),
            0,
            (float) (top + height * 0.4),
            new Color(0, 0, 0, 175)));
    brush.fill(
        new Rectangle2D.Double(inside.getX(), shade, inside.getWidth(), inside.getMaxY() - shade));
    float x = (float) (inside.getX() + margin);
    float y = (float) (top + metrics.getAscent());
    for (var line : lines) {
      brush.setColor(new Color(0, 0, 0, 140));
      brush.drawString(line, x + 1, y + 1.5f);
      brush.setColor(Color.WHITE);
      brush.drawString(line, x, y);
      y += metrics.getHeight();
    }
    brush.setClip(null);
  }

  private static void badge(Graphics2D brush, Rectangle2D inside, String text) {
    double unit = Math.min(inside.getWidth(), inside.getHeight());
    brush.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.max(8, unit * 0.022)));
    var metrics = brush.getFontMetrics();
    double padding = metrics.getHeight() * 0.65;
    double width = metrics.stringWidth(text) + padding * 2;
    double height = metrics.getHeight() * 1.5;
    double x = inside.getX() + unit * 0.03;
    double y = inside.getY() + unit * 0.03;
    brush.setColor(new Color(0, 0, 0, 120));
    brush.fill(new RoundRectangle2D.Double(x, y, width, height, height, height));
    brush.setColor(new Color(255, 255, 255, 235));
    brush.drawString(
        text,
        (float) (x + padding),
        (float) (y + (height - metrics.getHeight()) / 2 + metrics.getAscent()));
  }

  private static void handMadeMark(Graphics2D brush, Rectangle2D inside) {
    double dot = Math.max(1, Math.min(inside.getWidth(), inside.getHeight()) * 0.005);
    brush.setColor(Color.WHITE);
    for (int row = 0; row < GRID.size(); row++) {
      var line = GRID.get(row);
      for (int column = 0; column < line.length(); column++) {
        if (line.charAt(column) == '#') {
          double x = inside.getX() + dot * (8 + column + column / 4);
          brush.fill(new Rectangle2D.Double(x, inside.getY() + dot * (8 + row), dot, dot));
        }
      }
    }
  }

  /** Without emoji and scripts that this machine's font would show as boxes. */
  private static String displayable(Font font, String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .filter(font::canDisplay)
        .limit(600)
        .forEach(shown::appendCodePoint);
    return shown.toString().strip();
  }

  private static List<String> lines(String text, FontMetrics metrics, double width) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : text.split(" +", -1)) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (metrics.stringWidth(longer) <= width || line.isEmpty()) {
        line = longer;
      } else if (lines.size() < MOST_LINES - 1) {
        lines.add(line);
        line = word;
      } else {
        lines.add(shortened(line + ELLIPSIS, metrics, width));
        return lines;
      }
    }
    lines.add(shortened(line, metrics, width));
    return lines;
  }

  private static String shortened(String line, FontMetrics metrics, double width) {
    var text = line;
    while (metrics.stringWidth(text) > width && text.length() > 2) {
      text = text.substring(0, text.length() - 2) + ELLIPSIS;
    }
    return text;
  }
}
