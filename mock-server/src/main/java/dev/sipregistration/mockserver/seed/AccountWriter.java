package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one account, with all that is its own. */
final class AccountWriter {
  private final Account account;
  private final boolean secrets;
  private final YamlWriter text = new YamlWriter();

  AccountWriter(Account account, boolean secrets) {
    this.account = account;
    this.secrets = secrets;
  }

  YamlWriter write(List<ServiceAccount> robots) {
    profile(account.profile());
    terms(account.terms());
    Set<String> taken = new HashSet<>();
    return text.line("options", options())
        .blocks("service_accounts", robots.stream().map(robot -> robot(robot, taken)).toList())
        .blocks(
            "applications",
            account.directory().applications().stream().map(this::application).toList())
        .lines("ledger", account.ledger().entries().stream().map(LedgerWriter::entry).toList())
        .blocks(
            "sip_registrations",
            account.registrations().all().stream()
                .map(registration -> SipRegistrationWriter.write(registration, secrets))
                .toList())
        .lines(
            "registrar_answers",
            account.registrars().arranged().entrySet().stream()
                .map(AccountWriter::answer)
                .sorted((one, other) -> one.document().compareTo(other.document()))
                .toList());
  }

  private void profile(AccountProfile profile) {
    text.number("account_id", profile.id().value())
        .text("account_name", profile.name().value())
        .text("account_email", profile.email())
        .text("currency", profile.currency().value())
        .number("parent_account_id", profile.parent() == null ? null : profile.parent().value())
        .text("api_key", secret(profile.apiKey()));
    Callbacks callbacks = profile.callbacks();
    if (callbacks != null) {
      text.text("callback_url", callbacks.url().toString())
          .text("callback_salt", secret(callbacks.salt()));
    }
    if (account.outbox().nextId() > 1) {
      text.number("next_callback_id", account.outbox().nextId());
    }
  }

  private void terms(AccountPlan terms) {
    if (!terms.active()) {
      text.flag("active", false);
    }
    if (terms.frozen()) {
      text.flag("frozen", true);
    }
    text.amount("credit_limit", terms.creditLimit())
        .line("price_list", prices(terms.priceList()))
        .number("max_sip_registrations", terms.maxSipRegistrations())
        .number("requests_per_second", terms.requestsPerSecond())
        .amount("low_balance", terms.lowBalance());
  }

  private static YamlWriter prices(PriceList prices) {
    return new YamlWriter()
        .amount("monthly_fee", prices.monthlyFee())
        .amount("tax_rate", prices.taxRate());
  }

  private YamlWriter options() {
    return new YamlWriter()
        .text("time_in_progress", account.options().timeInProgress().toString())
        .flag("persistent_with_user", account.options().persistentWithUser());
  }

  /** A key that nobody has seen either half of may as well be another one. */
  private static YamlWriter robot(ServiceAccount robot, Set<String> taken) {
    YamlWriter written =
        new YamlWriter()
            .text("name", unique(robot.name(), taken))
            .texts("roles", robot.roles().stream().sorted().map(RoleNames::of).toList())
            .text("key_id", robot.keyId().value());
    SigningKey.made(robot.publicKey())
        .ifPresent(key -> written.block("public_key", PublicKeyPem.write(key)));
    return written;
  }

  /** Names of service accounts that were added later need not differ; those of a seed must. */
  private static String unique(String name, Set<String> taken) {
    String unique = name;
    for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }

  private YamlWriter application(Application application) {
    return new YamlWriter()
        .number("application_id", application.id().value())
        .text("application_name", application.name())
        .lines(
            "rules",
            account.directory().rules().stream()
                .filter(rule -> rule.applicationId().equals(application.id()))
                .map(AccountWriter::rule)
                .toList())
        .lines(
            "users",
            account.directory().users().stream()
                .filter(user -> user.applicationId().equals(application.id()))
                .map(AccountWriter::user)
                .toList());
  }

  private static YamlWriter rule(Rule rule) {
    return new YamlWriter().number("rule_id", rule.id().value()).text("rule_name", rule.name());
  }

  private static YamlWriter user(User user) {
    YamlWriter written =
        new YamlWriter().number("user_id", user.id().value()).text("user_name", user.name());
    return user.loggedIn() ? written.flag("logged_in", true) : written;
  }

  private static YamlWriter answer(Map.Entry<RegistrarSubject, RegistrarOutcome> arranged) {
    YamlWriter written = new YamlWriter();
    if (arranged.getKey() instanceof RegistrarSubject.OfRegistration of) {
      written.number("sip_registration_id", of.id().value());
    } else if (arranged.getKey() instanceof RegistrarSubject.OfUser of) {
      written.number("user_id", of.id().value());
    } else {
      written.text("proxy", ((RegistrarSubject.OfProxy) arranged.getKey()).proxy().text());
    }
    return arranged.getValue() instanceof RegistrarOutcome.Rejected rejected
        ? SipRegistrationWriter.status(written, rejected.status())
        : written.number("status_code", 200);
  }

  private @Nullable String secret(@Nullable Secret secret) {
    return secret == null || !secrets ? null : secret.value();
  }
}
