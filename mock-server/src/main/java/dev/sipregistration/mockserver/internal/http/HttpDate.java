package dev.sipregistration.mockserver.internal.http;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The value of the header {@code Date}, in the form IMF-fixdate of RFC 9110. Needs no formatter of
 * the JDK: to load one takes longer than the first response may. Written once a second, and not for
 * each response.
 */
final class HttpDate {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private record Written(long second, String text) {}

  private final InstantSource clock;
  private volatile Written latest = write(0);

  /** Makes a date of the system's clock, which tokens are judged by. */
  HttpDate(InstantSource clock) {
    this.clock = clock;
  }

  String now() {
    long second = clock.instant().getEpochSecond();
    Written written = latest;
    if (written.second() != second) {
      written = write(second);
      latest = written;
    }
    return written.text();
  }

  private static Written write(long second) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    StringBuilder date = new StringBuilder();
    date.append(DAYS[time.getDayOfWeek().getValue() - 1]).append(", ");
    twoDigits(date, time.getDayOfMonth()).append(' ');
    date.append(MONTHS[time.getMonthValue() - 1]).append(' ').append(time.getYear()).append(' ');
    twoDigits(date, time.getHour()).append(':');
    twoDigits(date, time.getMinute()).append(':');
    return new Written(second, twoDigits(date, time.getSecond()).append(" GMT").toString());
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return (number < 10 ? text.append('0') : text).append(number);
  }
}
