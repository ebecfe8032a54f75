package dev.sipregistration.mockserver.coverage;

import java.util.List;

/** Writes a title and a list beside it, wrapped at the line length. */
final class WrappedList {
  private static final int LINE_LENGTH = 100;

  private WrappedList() {}

  static String of(String title, List<String> items) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(title);
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i < items.size() - 1 ? "," : "");
      if (line.length() + 1 + item.length() > LINE_LENGTH) {
        text.append(line).append('\n');
        line = new StringBuilder(" ".repeat(title.length()));
      }
      line.append(' ').append(item);
    }
    return text.append(line).append('\n').toString();
  }
}
