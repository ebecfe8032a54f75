package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.money.Amounts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks bodies and their members against the contract. */
public final class BodyChecks {
  private static final int LONGEST_TIME = 64;
  private static final Pattern TIME =
      Pattern.compile("PT(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,9})?S)?");

  private BodyChecks() {}

  /** Checks that there is a body. */
  public static <T> T required(@Nullable T body, String example) {
    if (body == null) {
      throw ProblemException.badRequest("", "Send a JSON body, such as " + example);
    }
    return body;
  }

  /** Checks that a member is there. */
  public static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw wrong(name, "there");
    }
    return value;
  }

  /** Checks the form of a text. */
  static void text(String name, @Nullable String text, Pattern form, String expected) {
    if (text != null && !form.matcher(text).matches()) {
      throw wrong(name, expected);
    }
  }

  /** Checks an amount of money, of any sign. */
  public static BigDecimal amount(String name, BigDecimal amount) {
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

  public static BigDecimal notNegative(String name, BigDecimal amount) {
    if (amount(name, amount).signum() < 0) {
      throw wrong(name, "0 or greater");
    }
    return amount;
  }

  /** Reads a duration that is written in hours, minutes and seconds. */
  public static Duration time(String name, String iso, Duration shortest, Duration longest) {
    String expected = "an ISO-8601 duration from " + shortest + " to " + longest;
    if (iso.length() > LONGEST_TIME || !TIME.matcher(iso).matches()) {
      throw wrong(name, expected);
    }
    try {
      Duration time = Duration.parse(iso);
      if (time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0) {
        return time;
      }
    } catch (DateTimeException | ArithmeticException tooLong) {
      // Reported below.
    }
    throw wrong(name, expected);
  }

  public static ProblemException wrong(String name, String expected) {
    return ProblemException.badRequest("/" + name, name + " must be " + expected);
  }
}
