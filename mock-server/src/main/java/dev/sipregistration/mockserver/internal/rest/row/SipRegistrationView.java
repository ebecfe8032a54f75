package dev.sipregistration.mockserver.internal.rest.row;

import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.WireTimes;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.sip.SipCredentials;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.internal.rest.generated.SipRegistrationRowModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows a SIP registration as a row of the vendor's GetSipRegistrations, with the vendor's names
 * and formats: times in UTC, the price as a text, no password.
 */
public final class SipRegistrationView {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SipRegistrationView() {}

  /** Returns the rows of registrations, with the names that a directory knows. */
  public static List<SipRegistrationRowModel> rows(
      List<SipRegistration> registrations, Directory directory) {
    return new LazyList<>(registrations, registration -> row(registration, directory));
  }

  private static SipRegistrationRowModel row(SipRegistration registration, Directory directory) {
    SipCredentials credentials = registration.credentials();
    SipProxy outboundProxy = credentials.outboundProxy();
    Subscription subscription = registration.subscription();
    SipRegistrationRowModel row =
        new SipRegistrationRowModel()
            .sipRegistrationId(registration.id().value())
            .sipUsername(credentials.sipUsername().value())
            .proxy(credentials.proxy().text())
            .authUser(credentials.authUser())
            .outboundProxy(outboundProxy == null ? null : outboundProxy.text())
            .isPersistent(registration.persistent())
            .lastUpdated(registration.lastUpdated().getEpochSecond())
            .deactivated(subscription.deactivated())
            .nextSubscriptionRenewal(date(WireTimes.atMost(subscription.nextRenewal())))
            .purchaseDate(TIMESTAMP.format(subscription.purchasedAt()))
            .subscriptionPrice(subscription.price().fee().toPlainString());
    return withTarget(withState(row, registration), registration.target(), directory);
  }

  private static SipRegistrationRowModel withState(
      SipRegistrationRowModel row, SipRegistration registration) {
    registration
        .state()
        .response()
        .ifPresent(
            status ->
                row.successful(!status.failure())
                    .statusCode(status.code())
                    .errorMessage(status.failure() ? status.reason() : null));
    return row;
  }

  private static SipRegistrationRowModel withTarget(
      SipRegistrationRowModel row, @Nullable BoundTarget target, Directory directory) {
    if (target == null) {
      return row;
    }
    row.applicationId(target.applicationId().value())
        .applicationName(
            directory.application(target.applicationId()).map(Application::name).orElse(null));
    if (target.ruleId() != null) {
      row.ruleId(target.ruleId().value())
          .ruleName(directory.rule(target.ruleId()).map(Rule::name).orElse(null));
    }
    if (target.userId() != null) {
      row.userId(target.userId().value())
          .userName(directory.user(target.userId()).map(User::name).orElse(null));
    }
    return row;
  }

  private static String date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }
}
