package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.Account;
import dev.sipregistration.mockserver.domain.AccountBuilder;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.Secret;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one account after the other, each with all that is its own. */
final class AccountReader {
  static final List<String> KEYS =
      List.of(
          "account_id",
          "account_name",
          "account_email",
          "currency",
          "balance",
          "credit_limit",
          "active",
          "frozen",
          "parent_account_id",
          "api_key",
          "max_sip_registrations",
          "requests_per_second",
          "low_balance",
          "callback_url",
          "callback_salt",
          "price_list",
          "options",
          "service_accounts",
          "applications",
          "sip_registrations",
          "registrar_answers");

  /** It is part of the names of applications and of files. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final Instant now;
  private final Taken takenAccounts = new Taken();
  private final SipRegistrationReader sipRegistrations = new SipRegistrationReader();

  AccountReader(Instant now) {
    this.now = now;
  }

  Account read(YamlMapping account) {
    AccountBuilder builder = profile(account);
    TermsReader.read(account, builder);
    new DirectoryReader(builder).read(account.items("applications"));
    BigDecimal balance = account.find("balance").map(YamlValue::amount).orElse(BigDecimal.ZERO);
    List<SeededSipRegistration> registrations =
        sipRegistrations.read(account.items("sip_registrations"), now);
    List<SeededAnswer> answers = SeededAnswer.read(account.items("registrar_answers"));
    return new AccountHistory(builder, balance, now).with(registrations, answers);
  }

  private AccountBuilder profile(YamlMapping account) {
    YamlValue givenId = account.required("account_id");
    AccountId id = new AccountId(givenId.id());
    takenAccounts.take(givenId, id, "account " + id);
    YamlValue givenName = account.required("account_name");
    String name = givenName.text(NAME, "at most 64 letters, digits, dots, hyphens and underscores");
    takenAccounts.take(givenName, "name " + name.toLowerCase(Locale.ROOT), "account name " + name);
    AccountBuilder builder = Account.named(id, name).email(email(account, givenName, name));
    account
        .find("currency")
        .ifPresent(value -> builder.currency(value.text(CURRENCY, "three capital letters")));
    account.find("parent_account_id").ifPresent(value -> builder.parent(new AccountId(value.id())));
    account.find("api_key").ifPresent(value -> builder.apiKey(new Secret(value.text())));
    CallbackReader.read(account, builder);
    return builder;
  }

  private String email(YamlMapping account, YamlValue givenName, String name) {
    Optional<YamlValue> given = account.find("account_email");
    String email = given.map(YamlValue::text).orElse(name + "@example.com");
    takenAccounts.take(given.orElse(givenName), "email " + email, "account email " + email);
    return email;
  }
}
