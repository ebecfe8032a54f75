package dev.sipregistration.mockserver.internal.http;

import java.time.Clock;
import java.time.LocalDateTime;

/**
 * The header {@code Date}, in the form IMF-fixdate of RFC 9110, of the system's clock, which tokens
 * are judged by.
 *
 * <p>Needs no formatter of the JDK: to load one takes longer than the first response may.
 */
final class HttpDate {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private HttpDate() {}

  static String now() {
    return of(LocalDateTime.now(Clock.systemUTC()));
  }

  /** Writes a time of UTC. */
  static String of(LocalDateTime time) {
    StringBuilder date = new StringBuilder();
    date.append(DAYS[time.getDayOfWeek().ordinal()]).append(", ");
    twoDigits(date, time.getDayOfMonth()).append(' ');
    date.append(MONTHS[time.getMonth().ordinal()]).append(' ').append(time.getYear()).append(' ');
    twoDigits(date, time.getHour()).append(':');
    twoDigits(date, time.getMinute()).append(':');
    return twoDigits(date, time.getSecond()).append(" GMT").toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return (number < 10 ? text.append('0') : text).append(number);
  }
}
