package dev.sipregistration.benchmarks;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/** Draws bars as an SVG that is readable on a light and on a dark page. */
final class Plot {
  private static final int WIDTH = 720;
  private static final int ROW = 30;
  private static final int NAMES = 190;
  private static final int VALUES = 90;

  private Plot() {}

  /** Returns a drawing of some values by their names, with a unit behind each. */
  static String bars(String title, String unit, Map<String, Double> values) {
    double most = Collections.max(values.values());
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"%s\">",
        WIDTH,
        ROW * (values.size() + 1) + 10,
        title);
    line(
        svg,
        "<style>text{font:14px"
            + " system-ui,sans-serif;fill:#333}.title{font-weight:600}rect{fill:#9aa7b4}"
            + "rect.own{fill:#2563a8}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>");
    line(svg, "<text class=\"title\" x=\"0\" y=\"18\">%s</text>", title);
    int y = ROW;
    for (Map.Entry<String, Double> value : values.entrySet()) {
      double width = Math.max(1, value.getValue() / most * (WIDTH - NAMES - VALUES));
      String own = value.getKey().startsWith("this server") ? " class=\"own\"" : "";
      line(svg, "<text x=\"0\" y=\"%d\">%s</text>", y + 19, value.getKey());
      line(
          svg,
          "<rect%s x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"20\" rx=\"2\"/>",
          own,
          NAMES,
          y + 4,
          width);
      line(
          svg,
          value.getValue() < 100
              ? "<text x=\"%.0f\" y=\"%d\">%.2f%s</text>"
              : "<text x=\"%.0f\" y=\"%d\">%,.0f%s</text>",
          NAMES + width + 6,
          y + 19,
          value.getValue(),
          unit);
      y += ROW;
    }
    line(svg, "</svg>");
    return svg.toString();
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
