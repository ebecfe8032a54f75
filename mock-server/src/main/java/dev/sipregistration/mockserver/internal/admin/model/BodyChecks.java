package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.money.Amounts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Checks the members of a body against what the contract says of them. */
public final class BodyChecks {
  private static final int LONGEST_TIME = 64;
  private static final Pattern TIME =
      Pattern.compile("PT(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,9})?S)?");

  private BodyChecks() {}

  /** Returns a text that has the form the contract asks for. */
  static String text(String name, String text, Pattern form, int longest, String wanted) {
    if (text.length() > longest || !form.matcher(text).matches()) {
      throw wrong(name, wanted);
    }
    return text;
  }

  /** Returns an amount of money, of any sign. */
  static BigDecimal amount(String name, BigDecimal amount) {
    if (!Amounts.isAmount(amount)) {
      throw wrong(name, "an amount of at most 20 digits before and 18 after the point");
    }
    return amount;
  }

  public static BigDecimal positive(String name, BigDecimal amount) {
    if (amount(name, amount).signum() <= 0) {
      throw wrong(name, "greater than 0");
    }
    return amount;
  }

  static BigDecimal notNegative(String name, BigDecimal amount) {
    if (amount(name, amount).signum() < 0) {
      throw wrong(name, "0 or greater");
    }
    return amount;
  }

  /** Returns a duration that is written in hours, minutes and seconds. */
  public static Duration time(String name, String iso, Duration shortest, Duration longest) {
    String wanted = "an ISO-8601 duration from " + shortest + " to " + longest;
    if (iso.length() > LONGEST_TIME || !TIME.matcher(iso).matches()) {
      throw wrong(name, wanted);
    }
    try {
      Duration time = Duration.parse(iso);
      if (time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0) {
        return time;
      }
    } catch (DateTimeException | ArithmeticException tooLong) {
      // Said below.
    }
    throw wrong(name, wanted);
  }

  public static ProblemException wrong(String name, String wanted) {
    return ProblemException.badRequest("/" + name, name + " must be " + wanted);
  }
}
