package dev.sipregistration.mockserver.seed;

import static dev.sipregistration.mockserver.seed.SeedTexts.account;
import static dev.sipregistration.mockserver.seed.SeedTexts.registrations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedFileTest {
  private static final String DEMO_WORLD =
      """
      accounts:
        - account_id: 1
          account_name: demo
          balance: 100.00
          price_list: { monthly_fee: 1.00, tax_rate: 0.20 }
          service_accounts:
            - { name: owner, roles: [ Owner ] }
            - { name: admin, roles: [ Admin ] }
            - { name: developer, roles: [ Developer ] }
            - { name: supervisor, roles: [ Supervisor ] }
            - { name: support, roles: [ Support ] }
            - { name: accountant, roles: [ Accountant ] }
            - { name: payer, roles: [ Payer ] }
            - { name: payer_no_verify, roles: [ PayerNoVerify ] }
            - { name: user_manager, roles: [ UserManager ] }
            - { name: call_list_manager, roles: [ CallListManager ] }
            - { name: phone_number_manager, roles: [ PhoneNumberManager ] }
            - { name: calls_sms, roles: [ CallsSMS ] }
            - { name: scenarios, roles: [ Scenarios ] }
          applications:
            - application_id: 123
              application_name: demo
              rules: [ { rule_id: 7890, rule_name: incoming } ]
              users: [ { user_id: 12345, user_name: john }, { user_id: 12346, user_name: hedy } ]
            - application_id: 124
              application_name: other.demo.voximplant.com
              rules: [ { rule_id: 7891, rule_name: other } ]
              users: [ { user_id: 12347, user_name: ada } ]
      """;

  @Test
  void load_demoWorldAsYaml_equalsTheBuiltInOne() {
    Seed fromYaml = SeedTexts.load(DEMO_WORLD);
    Seed builtIn = DemoSeed.create();

    assertThat(visible(fromYaml.world())).isEqualTo(visible(builtIn.world()));
    assertThat(fromYaml.world().serviceAccounts().toString())
        .isEqualTo(builtIn.world().serviceAccounts().toString());
    assertThat(fromYaml.credentials().toString()).isEqualTo(builtIn.credentials().toString());
  }

  /** Everything but the indexes inside, which have no equality of their own. */
  private static List<Object> visible(World world) {
    Account account = world.accounts().get(0);
    return List.of(
        world.accounts().size(),
        world.nextAccountId(),
        world.nextSipRegistrationId(),
        world.clock(),
        account.profile(),
        account.terms(),
        account.options(),
        account.directory().applications(),
        account.directory().rules(),
        account.directory().users(),
        account.directory().application("other").orElseThrow(),
        account.registrations().all(),
        account.registrars().arranged(),
        account.ledger().entries(),
        account.outbox().entries());
  }

  @Test
  void load_noAccounts_isAnEmptyWorld() {
    Seed seed = SeedTexts.load("accounts: []");

    assertThat(seed.world().accounts()).isEmpty();
    assertThat(seed.world().nextAccountId()).isEqualTo(1);
    assertThat(seed.world().nextSipRegistrationId()).isEqualTo(1);
  }

  @Test
  void load_leastAccount_isActiveAndFree() {
    Account account =
        SeedTexts.load("{ accounts: [ { account_id: 7, account_name: a } ] }")
            .world()
            .accounts()
            .get(0);

    assertThat(account.profile()).isEqualTo(Account.named(account.id(), "a").build().profile());
    assertThat(account.terms()).isEqualTo(Account.named(account.id(), "a").build().terms());
    assertThat(account.ledger().posted()).isZero();
  }

  @Test
  void load_byteOrderMarkAndAliases_areUnderstood() {
    Seed seed =
        SeedTexts.load(
            "\uFEFFaccounts:\n"
                + "  - { account_id: 1, account_name: a, price_list: &p { monthly_fee: 2 } }\n"
                + "  - { account_id: 2, account_name: b, price_list: *p }\n");

    assertThat(seed.world().accounts())
        .extracting(account -> account.terms().priceList().monthlyFee().intValueExact())
        .containsExactly(2, 2);
  }

  @Test
  void load_money_isExact() {
    Account account =
        SeedTexts.load(account("low_balance: 12345678901234567890.123456789012345678"))
            .world()
            .accounts()
            .get(0);

    assertThat(account.terms().lowBalance()).hasToString("12345678901234567890.123456789012345678");
  }

  @Test
  void load_newRegistrations_areBoughtAsTheWorldBegins() {
    Account account =
        onlyAccount(
            registrations(
                "sip_registration_id: 5, sip_username: a, proxy: p.example",
                "sip_registration_id: 3, sip_username: b, proxy: p.example, application_id: 123"));

    assertThat(account.registrations().all()).extracting(SipRegistration::id).hasToString("[3, 5]");
    assertThat(account.registrations().all())
        .allSatisfy(
            registration -> {
              assertThat(registration.subscription().purchasedAt()).isEqualTo(SeedTexts.NOW);
              assertThat(registration.state()).isEqualTo(new SipRegistrationState.Registered());
            });
    assertThat(account.ledger().posted()).isEqualByComparingTo("2.40");
    assertThat(account.ledger().available()).isZero();
  }

  @Test
  void load_clock_isWhenNewRegistrationsAreBought() {
    Account account =
        onlyAccount(
            registrations("sip_registration_id: 5, sip_username: a, proxy: p.example")
                + "clock: 2026-01-01T00:00:00Z\n");

    assertThat(account.registrations().all().get(0).subscription().purchasedAt())
        .isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void load_pastPurchases_wereRenewedAndLeaveTheBalance() {
    Account account =
        onlyAccount(
            registrations(
                "sip_registration_id: 1, sip_username: a, proxy: p.example, purchase_date:"
                    + " 2026-01-31T10:00:00Z",
                "sip_registration_id: 2, sip_username: b, proxy: p.example, purchase_date:"
                    + " 2025-12-05T10:00:00Z"));

    assertThat(account.ledger().posted()).isEqualByComparingTo("2.40");
    assertThat(account.ledger().reserved()).isEqualByComparingTo("2.40");
    assertThat(account.registrations().all())
        .extracting(registration -> registration.subscription().nextRenewal().toString())
        .containsExactly("2026-04-30T10:00:00Z", "2026-04-05T10:00:00Z");
    assertThat(account.ledger().entries())
        .filteredOn(LedgerEntry.Settlement.class::isInstance)
        .hasSize(5);
    assertThat(account.ledger().entries()).extracting(LedgerEntry::at).isSorted();
  }

  @Test
  void load_pastPurchase_askedForNoMoneyAndNoPermissionNow() {
    Account account =
        onlyAccount(
            account(
                "active: false",
                "max_sip_registrations: 0",
                "requests_per_second: 0",
                "options: { persistent_with_user: false }",
                "sip_registrations:",
                "  - sip_registration_id: 1",
                "    sip_username: a",
                "    proxy: p.example",
                "    application_id: 123",
                "    user_id: 12345",
                "    purchase_date: 2026-03-01T00:00:00Z",
                "    price_list: { monthly_fee: 5 }"));

    assertThat(account.ledger().available()).isEqualByComparingTo("-2.60");
    assertThat(account.terms().active()).isFalse();
    assertThat(account.options().persistentWithUser()).isFalse();
    assertThat(account.registrations().size()).isOne();
  }

  @Test
  void load_timeInProgress_countsFromThePurchase() {
    Account account =
        onlyAccount(
            account(
                "options: { time_in_progress: PT1M }",
                "sip_registrations:",
                "  - { sip_registration_id: 1, sip_username: a, proxy: p.example }",
                "  - { sip_registration_id: 2, sip_username: b, proxy: p.example,"
                    + " purchase_date: 2026-03-31T11:58:00Z }"));

    assertThat(account.registrations().all())
        .extracting(SipRegistration::state)
        .containsExactly(
            new SipRegistrationState.InProgress(SeedTexts.NOW.plusSeconds(60)),
            new SipRegistrationState.Registered());
  }

  @Test
  void load_accountWithCallbacks_hasNothingToTell() {
    Account account =
        onlyAccount(
            account(
                "callback_url: http://127.0.0.1:1/",
                "low_balance: 100",
                "sip_registrations:",
                "  - { sip_registration_id: 1, sip_username: a, proxy: p.example,"
                    + " purchase_date: 2026-01-01T00:00:00Z }",
                "registrar_answers: [ { sip_registration_id: 1, status_code: 403 } ]"));

    assertThat(account.profile().callbacks()).isNotNull();
    assertThat(account.outbox().entries()).isEmpty();
  }

  @Test
  void load_ownPublicKey_isUsedAndHasNoCredentials() {
    SigningKey own = TestSeeds.key(new KeyId("my-key"));
    String pem =
        Base64.getMimeEncoder(64, "\n          ".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(own.publicKey().getEncoded());

    Seed seed =
        SeedTexts.load(
            account(
                "service_accounts:",
                "  - name: ci",
                "    roles: [ Owner, CallsSMS ]",
                "    key_id: my-key",
                "    public_key: |",
                "      -----BEGIN PUBLIC KEY-----",
                "      " + pem,
                "      -----END PUBLIC KEY-----"));

    ServiceAccount serviceAccount = seed.world().serviceAccounts().get(0);
    assertThat(seed.credentials()).isEmpty();
    assertThat(serviceAccount.keyId().value()).isEqualTo("my-key");
    assertThat(serviceAccount.roles()).isEqualTo(Set.of(Role.OWNER, Role.CALLS_SMS));
    assertThat(serviceAccount.publicKey().getEncoded()).isEqualTo(own.publicKey().getEncoded());
  }

  @Test
  void load_sameNamesInTwoAccounts_differInKeyAndCredentials() {
    Seed seed =
        SeedTexts.load(
            """
            accounts:
              - account_id: 1
                account_name: first
                service_accounts: [ { name: owner, roles: [ Owner ] } ]
              - account_id: 2
                account_name: second
                service_accounts: [ { name: owner, roles: [ Owner ] } ]
            """);

    assertThat(seed.credentials())
        .extracting(credentials -> credentials.name())
        .containsExactly("owner", "second.owner");
    assertThat(seed.world().serviceAccounts())
        .extracting(ServiceAccount::name)
        .containsExactly("owner", "owner");
    assertThat(seed.credentials())
        .extracting(credentials -> credentials.keyId())
        .doesNotHaveDuplicates();
  }

  @Test
  void load_nothingSaid_startsWithTheClockOfTheSystem() {
    assertThat(SeedTexts.load(account()).world().clock())
        .isEqualTo(DemoWorld.with(List.of()).clock());
  }

  @Test
  void fromFile_served_hasTheCredentialsOfTheSeed(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("seed.yaml");
    Files.writeString(file, account("service_accounts: [ { name: owner, roles: [ Owner ] } ]"));

    try (MockServer server =
        MockServer.start(MockServerOptions.builder().seed(Seed.fromFile(file)).build())) {
      assertThat(server.credentials("owner").accountId()).isEqualTo(DemoWorld.ACCOUNT);
    }
  }

  private static Account onlyAccount(String yaml) {
    return SeedTexts.load(yaml).world().accounts().get(0);
  }
}
