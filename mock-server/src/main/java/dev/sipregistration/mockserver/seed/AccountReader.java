package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
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
          "ledger",
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
          "next_callback_id",
          "price_list",
          "options",
          "service_accounts",
          "applications",
          "sip_registrations",
          "registrar_answers");

  /** It is part of the names of applications and of files. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final ClockSetting clock;
  private final Instant now;
  private final DuplicateCheck takenAccounts = new DuplicateCheck();
  private final SipRegistrationReader sipRegistrations = new SipRegistrationReader();
  private long highestPurchase;

  AccountReader(ClockSetting clock, Instant now) {
    this.clock = clock;
    this.now = now;
  }

  Account read(YamlMapping account) {
    AccountBuilder builder = profile(account);
    TermsReader.read(account, builder);
    new DirectoryReader(builder).read(account.items("applications"));
    List<SeededSipRegistration> registrations =
        sipRegistrations.read(account.items("sip_registrations"), now);
    List<SeededAnswer> answers = SeededAnswer.read(account.items("registrar_answers"));
    Optional<YamlValue> ledger = account.find("ledger");
    return ledger.isPresent()
        ? state(account, builder.build(), ledger.get(), registrations, answers)
        : history(account, builder, registrations, answers);
  }

  /** Without a ledger, how the account came to be where it is follows from what it has. */
  private Account history(
      YamlMapping account,
      AccountBuilder builder,
      List<SeededSipRegistration> registrations,
      List<SeededAnswer> answers) {
    String problem = "is only for accounts with a ledger";
    account.without(problem, "next_callback_id");
    registrations.forEach(
        registration ->
            registration.given().without(problem, StateReader.KEYS.toArray(new String[0])));
    BigDecimal balance = account.find("balance").map(YamlValue::amount).orElse(BigDecimal.ZERO);
    return new AccountHistory(builder, balance, now).with(registrations, answers);
  }

  private Account state(
      YamlMapping account,
      Account described,
      YamlValue givenLedger,
      List<SeededSipRegistration> registrations,
      List<SeededAnswer> answers) {
    account.without("follows from the ledger; leave one of them out", "balance");
    LedgerReader reader = new LedgerReader(clock);
    Ledger ledger = reader.read(givenLedger);
    highestPurchase = Math.max(highestPurchase, reader.sipRegistrationIds().max().orElse(0));
    long nextCallbackId =
        account.find("next_callback_id").map(value -> value.number(1, 1L << 53)).orElse(1L);
    return new AccountState(described, reader).with(ledger, nextCallbackId, registrations, answers);
  }

  /** Returns the highest id of a SIP registration that a ledger tells of, gone or not. */
  long highestPurchase() {
    return highestPurchase;
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
