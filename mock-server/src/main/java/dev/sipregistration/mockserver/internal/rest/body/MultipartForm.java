package dev.sipregistration.mockserver.internal.rest.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form of the type {@code multipart/form-data} (RFC 7578), in a time that grows with its
 * length alone: anybody may send one.
 *
 * <p>Lines may end in a line feed alone, as those of some senders do.
 */
final class MultipartForm {
  /** By RFC 2046, section 5.1.1. */
  private static final int LONGEST_BOUNDARY = 70;

  /** The body in Latin-1, which loses no byte. */
  private final String text;

  private final String delimiter;

  private MultipartForm(byte[] body, String boundary) {
    text = new String(body, StandardCharsets.ISO_8859_1);
    delimiter = "--" + boundary;
  }

  static RequestBody read(byte[] body, String boundary) {
    if (boundary.isEmpty()) {
      return malformed("has no boundary");
    }
    return boundary.length() > LONGEST_BOUNDARY
        ? malformed("has a boundary of more than " + LONGEST_BOUNDARY + " characters")
        : new MultipartForm(body, boundary).read();
  }

  private RequestBody read() {
    if (text.strip().equals(delimiter + "--")) {
      // Many libraries write a form without fields as its end alone.
      return new RequestBody.Multipart(List.of());
    }
    List<FormField> fields = new ArrayList<>();
    Delimiter before = next(0);
    while (before != null && !before.isLast() && fields.size() <= BodyReader.MOST_FIELDS) {
      Delimiter behind = next(before.end());
      if (behind != null) {
        Optional<FormField> field = FormPart.read(between(before, behind));
        if (field.isEmpty()) {
          return malformed("has a part without a name");
        }
        fields.add(field.get());
      }
      before = behind;
    }
    return before == null || fields.isEmpty()
        ? malformed("is malformed or cut off")
        : new RequestBody.Multipart(fields);
  }

  /**
   * Returns a part without the end of the line before the next delimiter, which belongs to that.
   */
  private String between(Delimiter before, Delimiter behind) {
    int end = behind.start() - 1;
    return text.substring(
        before.end(),
        Math.max(before.end(), end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end));
  }

  /** Finds the next line that is a delimiter, or the last one, possibly with blanks at its end. */
  private @Nullable Delimiter next(int from) {
    for (int at = text.indexOf(delimiter, from); at >= 0; at = text.indexOf(delimiter, at + 1)) {
      if (at == 0 || text.charAt(at - 1) == '\n') {
        int behind = at + delimiter.length();
        boolean last = text.startsWith("--", behind);
        int end = behindBlanks(last ? behind + 2 : behind);
        if (end < text.length() ? text.charAt(end) == '\n' : last) {
          return new Delimiter(at, end + 1, last);
        }
      }
    }
    return null;
  }

  private int behindBlanks(int index) {
    int end = index;
    while (end < text.length() && " \t\r".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static RequestBody malformed(String how) {
    return new RequestBody.Unreadable(400, "The multipart form in the body " + how + ".");
  }

  /** A delimiter from its dashes to where the next part begins. */
  private record Delimiter(int start, int end, boolean isLast) {}
}
