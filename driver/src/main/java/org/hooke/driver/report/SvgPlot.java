package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A small plot as one SVG element: lines or marks over linear x and linear or logarithmic y. Values
 * that a logarithm cannot show are left out. Mutable until rendered, one thread.
 */
final class SvgPlot {
  private static final int WIDTH = 640;
  private static final int LOW = 340; // height
  private static final int LEFT = 78;
  private static final int RIGHT = 16;
  private static final int TOP = 34;
  private static final int BOTTOM = 46;
  private static final List<String> COLOURS =
      List.of("#1f5fa8", "#c2410c", "#15803d", "#7c3aed", "#a16207", "#0e7490");

  private enum Shape {
    LINE,
    DASH,
    POINT,
    FIT
  }

  private static final class Series {
    private final String name;
    private final double[] x;
    private final double[] y;
    private final Shape shape;

    private final List<String> labels; // of the points; none when empty

    private Series(String name, double[] x, double[] y, Shape shape) {
      this(name, x, y, shape, List.of());
    }

    private Series(String name, double[] x, double[] y, Shape shape, List<String> labels) {
      this.labels = List.copyOf(labels);
      this.name = name;
      this.x = x.clone();
      this.y = y.clone();
      this.shape = shape;
    }
  }

  private final String xLabel;
  private final String yLabel;
  private final boolean logarithmic;
  private final List<Series> all = new ArrayList<>();
  private final List<Double> levels = new ArrayList<>();
  private int height = LOW;
  private boolean square;
  private double left = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  SvgPlot(String xLabel, String yLabel, boolean logarithmic) {
    this.xLabel = xLabel;
    this.yLabel = yLabel;
    this.logarithmic = logarithmic;
  }

  /** Points joined by a line. */
  SvgPlot line(String name, double[] x, double[] y) {
    all.add(new Series(name, x, y, Shape.LINE));
    return this;
  }

  /** A short horizontal dash at every point. */
  SvgPlot dashes(String name, double[] x, double[] y) {
    all.add(new Series(name, x, y, Shape.DASH));
    return this;
  }

  /** Points that nothing joins. */
  SvgPlot points(String name, double[] x, double[] y) {
    all.add(new Series(name, x, y, Shape.POINT));
    return this;
  }

  /** Points that nothing joins, each with its name when pointed at. */
  SvgPlot points(String name, double[] x, double[] y, List<String> labels) {
    all.add(new Series(name, x, y, Shape.POINT, labels));
    return this;
  }

  /** A line through the series before, in its colour and under its name. */
  SvgPlot fit(double[] x, double[] y) {
    all.add(new Series("", x, y, Shape.FIT));
    return this;
  }

  /** Both axes on the same scale about 0 in the middle. */
  SvgPlot square() {
    square = true;
    height = WIDTH - LEFT - RIGHT + TOP + BOTTOM;
    return this;
  }

  /** A dotted line across the whole plot. */
  SvgPlot level(double y) {
    levels.add(y);
    return this;
  }

  /** The SVG element. */
  String render() {
    range();
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
            WIDTH,
            height,
            HtmlPage.escape(yLabel + " over " + xLabel)));
    axes(svg);
    for (double level : levels) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"level\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
              LEFT,
              WIDTH - RIGHT,
              py(level),
              py(level)));
    }
    int names = (int) all.stream().filter(s -> s.shape != Shape.FIT).count();
    int pitch = Math.min(180, (WIDTH - LEFT) / Math.max(1, names));
    int named = -1;
    for (Series s : all) {
      named += s.shape == Shape.FIT ? 0 : 1;
      String colour = COLOURS.get(named % COLOURS.size());
      series(svg, s, colour);
      if (s.shape != Shape.FIT) {
        legend(svg, LEFT + 4 + pitch * named, s.name, colour);
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private boolean shown(double x, double y) {
    return Double.isFinite(x) && Double.isFinite(y) && (!logarithmic || y > 0);
  }

  private double scaled(double y) {
    return logarithmic ? Math.log10(y) : y;
  }

  private void range() {
    for (Series s : all) {
      for (int i = 0; i < s.x.length; i++) {
        if (shown(s.x[i], s.y[i])) {
          left = Math.min(left, s.x[i]);
          right = Math.max(right, s.x[i]);
          low = Math.min(low, scaled(s.y[i]));
          high = Math.max(high, scaled(s.y[i]));
        }
      }
    }
    if (left > right) { // nothing to show
      left = 0;
      right = 1;
      low = 0;
      high = 1;
    }
    if (right == left) {
      left -= 0.5;
      right += 0.5;
    }
    if (square) {
      high = Math.max(Math.max(Math.abs(left), right), Math.max(Math.abs(low), high));
      low = -high;
    }
    double margin = high == low ? 0.5 : 0.04 * (high - low);
    low -= margin;
    high += margin;
    if (square) {
      left = low;
      right = high;
    }
  }

  private double px(double x) {
    return LEFT + (x - left) / (right - left) * (WIDTH - LEFT - RIGHT);
  }

  private double py(double y) {
    return height - BOTTOM - (scaled(y) - low) / (high - low) * (height - TOP - BOTTOM);
  }

  private void axes(StringBuilder svg) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n",
            LEFT,
            TOP,
            WIDTH - LEFT - RIGHT,
            height - TOP - BOTTOM));
    double step = niceStep(right - left, 8);
    for (double x = Math.ceil(left / step) * step; x <= right + 1e-9 * step; x += step) {
      text(svg, px(x), height - BOTTOM + 18, "middle", tick(x, step));
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
              px(x),
              px(x),
              TOP,
              height - BOTTOM));
    }
    step = logarithmic ? Math.max(1, niceStep(high - low, 7)) : niceStep(high - low, 7);
    for (double y = Math.ceil(low / step) * step; y <= high; y += step) {
      double at = logarithmic ? Math.pow(10, y) : y;
      String label = logarithmic ? String.format(Locale.ROOT, "1e%.0f", y) : tick(y, step);
      text(svg, LEFT - 8, py(at) + 4, "end", label);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
              LEFT,
              WIDTH - RIGHT,
              py(at),
              py(at)));
    }
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, height - 8, "middle", xLabel);
    svg.append(
        String.format(
            Locale.ROOT,
            "<text text-anchor=\"middle\" transform=\"translate(14 %d) rotate(-90)\">%s</text>%n",
            (TOP + height - BOTTOM) / 2,
            HtmlPage.escape(yLabel)));
  }

  private void series(StringBuilder svg, Series s, String colour) {
    if (s.shape == Shape.DASH) {
      for (int i = 0; i < s.x.length; i++) {
        if (shown(s.x[i], s.y[i])) {
          svg.append(
              String.format(
                  Locale.ROOT,
                  "<line stroke=\"%s\" stroke-width=\"2\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\""
                      + " y2=\"%.1f\"/>%n",
                  colour,
                  px(s.x[i]) - 5,
                  px(s.x[i]) + 5,
                  py(s.y[i]),
                  py(s.y[i])));
        }
      }
      return;
    }
    StringBuilder points = new StringBuilder();
    boolean marks = s.shape == Shape.POINT || (s.shape == Shape.LINE && s.x.length <= 80);
    for (int i = 0; i < s.x.length; i++) {
      if (shown(s.x[i], s.y[i])) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", px(s.x[i]), py(s.y[i])));
        if (marks) {
          svg.append(
              String.format(
                  Locale.ROOT,
                  "<circle fill=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s%s: %s</title>"
                      + "</circle>%n",
                  colour,
                  px(s.x[i]),
                  py(s.y[i]),
                  s.labels.isEmpty() ? "" : HtmlPage.escape(s.labels.get(i)) + " ",
                  s.x[i],
                  s.y[i]));
        }
      }
    }
    if (s.shape == Shape.POINT) {
      return;
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" points=\"%s\"/>%n",
            colour,
            points.toString().strip()));
  }

  private static void legend(StringBuilder svg, int x, String name, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line stroke=\"%s\" stroke-width=\"3\" x1=\"%d\" x2=\"%d\" y1=\"18\" y2=\"18\"/>%n",
            colour,
            x,
            x + 18));
    text(svg, x + 24, 22, "start", name);
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            HtmlPage.escape(text)));
  }

  /** 1, 2 or 5 times a power of ten, so that about {@code most} steps fill the span. */
  static double niceStep(double span, int most) {
    double raw = span / most;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= raw) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String tick(double value, double step) {
    int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    double clean = Math.abs(value) < 1e-9 * step ? 0 : value;
    return String.format(Locale.ROOT, "%." + digits + "f", clean);
  }
}
