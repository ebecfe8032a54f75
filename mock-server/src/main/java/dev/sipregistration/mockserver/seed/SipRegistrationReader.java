package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the SIP registrations of one account after the other. */
final class SipRegistrationReader {
  private static final List<String> KEYS =
      List.of(
          "sip_registration_id",
          "sip_username",
          "proxy",
          "auth_user",
          "outbound_proxy",
          "password",
          "is_persistent",
          "application_id",
          "application_name",
          "rule_id",
          "rule_name",
          "user_id",
          "user_name",
          "purchase_date",
          "price_list",
          "state",
          "in_progress_until",
          "status_code",
          "error_message",
          "last_updated");

  private final DuplicateCheck taken = new DuplicateCheck();

  List<SeededSipRegistration> read(List<YamlValue> values, Instant now) {
    return values.stream().map(value -> read(value.mapping(KEYS), now)).toList();
  }

  private SeededSipRegistration read(YamlMapping value, Instant now) {
    YamlValue givenId = value.required("sip_registration_id");
    SipRegistrationId id = new SipRegistrationId(givenId.id());
    taken.take(givenId, id, "SIP registration " + id);
    return new SeededSipRegistration(
        value,
        id,
        command(value),
        value.find("purchase_date").map(date -> past(date, now)).orElse(null),
        value.find("price_list").map(TermsReader::priceList).orElse(null));
  }

  private static CreateCommand command(YamlMapping value) {
    Outcome<CreateCommand> command =
        new CreateDraft()
            .sipUsername(value.required("sip_username").text())
            .proxy(value.required("proxy").text())
            .authUser(value.find("auth_user").map(YamlValue::secret).orElse(null))
            .outboundProxy(text(value, "outbound_proxy"))
            .password(value.find("password").map(YamlValue::secret).orElse(null))
            .persistent(value.find("is_persistent").map(YamlValue::flag).orElse(null))
            .applicationId(
                value.find("application_id").map(id -> new ApplicationId(id.id())).orElse(null))
            .applicationName(text(value, "application_name"))
            .ruleId(value.find("rule_id").map(id -> new RuleId(id.id())).orElse(null))
            .ruleName(text(value, "rule_name"))
            .userId(value.find("user_id").map(id -> new UserId(id.id())).orElse(null))
            .userName(text(value, "user_name"))
            .check();
    if (command instanceof Outcome.Refused<CreateCommand> refused) {
      throw RefusalMessages.problem(value, refused);
    }
    return ((Outcome.Accepted<CreateCommand>) command).value();
  }

  private static @Nullable String text(YamlMapping value, String key) {
    return value.find(key).map(YamlValue::text).orElse(null);
  }

  private static Instant past(YamlValue value, Instant now) {
    Instant date = value.instant();
    if (date.isAfter(now)) {
      throw value.problem("must not be later than the clock, " + now);
    }
    return date;
  }
}
