package dev.sipregistration.mockserver.internal.admin.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has followed the journal, which it sends as {@code Last-Event-ID}.
 *
 * @param server what tells this start of the server from others
 * @param generation how often the journal had been emptied
 * @param number the number of the latest call
 */
record EventPosition(long server, long generation, long number) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})");

  /** Reads a position; whatever is none is like that of another server. */
  static Optional<EventPosition> parse(String id) {
    Matcher parts = FORM.matcher(id);
    return parts.matches()
        ? Optional.of(
            new EventPosition(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return server + "." + generation + "." + number;
  }
}
