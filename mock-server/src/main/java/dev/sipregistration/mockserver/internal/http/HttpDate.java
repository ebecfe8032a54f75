package dev.sipregistration.mockserver.internal.http;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The value of the header {@code Date}, in the form IMF-fixdate of RFC 9110. Needs no formatter of
 * the JDK: to load one takes longer than the first response may.
 *
 * @param clock the system's clock, which tokens are judged by
 */
record HttpDate(InstantSource clock) {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  String now() {
    LocalDateTime time = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    StringBuilder date = new StringBuilder();
    date.append(DAYS[time.getDayOfWeek().getValue() - 1]).append(", ");
    twoDigits(date, time.getDayOfMonth()).append(' ');
    date.append(MONTHS[time.getMonthValue() - 1]).append(' ').append(time.getYear()).append(' ');
    twoDigits(date, time.getHour()).append(':');
    twoDigits(date, time.getMinute()).append(':');
    return twoDigits(date, time.getSecond()).append(" GMT").toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return (number < 10 ? text.append('0') : text).append(number);
  }
}
