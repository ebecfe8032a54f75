package dev.sipregistration.client;

import dev.sipregistration.client.internal.model.SipRegistrationRowJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a list: strict in what identifies a SIP registration, tolerant in the rest. */
final class SipRegistrationRows {

  /** In UTC, as all times of the API. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /**
   * Reads rows.
   *
   * @throws IOException if one lacks its id, user name or SIP server; the message says which
   */
  static List<SipRegistration> read(List<@Nullable SipRegistrationRowJson> rows)
      throws IOException {
    List<SipRegistration> registrations = new ArrayList<>(rows.size());
    for (SipRegistrationRowJson row : rows) {
      registrations.add(read(row, registrations.size() + 1));
    }
    return registrations;
  }

  private static SipRegistration read(@Nullable SipRegistrationRowJson row, int number)
      throws IOException {
    Long id = row == null ? null : row.sipRegistrationId();
    if (row == null || id == null || id < 1) {
      throw missing("sip_registration_id", number);
    }
    return new SipRegistration(
        SipRegistrationId.of(id),
        required(row.sipUsername(), number, "sip_username"),
        required(row.proxy(), number, "proxy"),
        row.authUser(),
        row.outboundProxy(),
        Objects.requireNonNullElse(row.isPersistent(), true),
        Objects.requireNonNullElse(row.deactivated(), false),
        state(row),
        named(row.applicationId(), row.applicationName()),
        named(row.ruleId(), row.ruleName()),
        named(row.userId(), row.userName()),
        readable(row.lastUpdated(), Instant::ofEpochSecond),
        readable(
            row.purchaseDate(), text -> LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC)),
        readable(row.nextSubscriptionRenewal(), LocalDate::parse),
        readable(row.subscriptionPrice(), Decimals::plausible));
  }

  private static String required(@Nullable String value, int number, String name)
      throws IOException {
    if (value == null) {
      throw missing(name, number);
    }
    return value;
  }

  private static IOException missing(String name, int number) {
    return new IncompleteResponseException("row " + number + " without " + name);
  }

  private static SipRegistrationState state(SipRegistrationRowJson row) {
    Boolean successful = row.successful();
    if (successful == null) {
      return new SipRegistrationState.NoResult();
    }
    return successful
        ? new SipRegistrationState.Successful()
        : new SipRegistrationState.Failed(row.statusCode(), row.errorMessage());
  }

  private static @Nullable NamedId named(@Nullable Long id, @Nullable String name) {
    return id == null ? null : new NamedId(id, name);
  }

  private static <J, T> @Nullable T readable(@Nullable J value, Function<J, @Nullable T> reader) {
    try {
      return value == null ? null : reader.apply(value);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private SipRegistrationRows() {}
}
