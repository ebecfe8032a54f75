package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.random.RandomTrials;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever accounts are built over HTTP, their export loads to equal ones. */
class AdminRoundTripTest {
  /** So many as a build has time for; CI makes more: {@code -Dround.trips=500}. */
  private static final int TRIPS = Integer.getInteger("round.trips", 30);

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.acceptAnyToken(true));

  /** The second is so close to the end of the calendar that what is due lies behind it. */
  private static final List<String> BEGINNINGS =
      List.of("2026-01-31T10:00:00Z", "9999-11-30T10:00:00Z");

  @Test
  void export_ofAccountsBuiltOverHttp_loadsToEqualAccounts() {
    RandomTrials.checkSequences(
        TRIPS, 0, 25, AnyAdminCall::any, AdminRoundTripTest::assertExportLoadsAfter);
  }

  /** The account of the seed has a registration that is deactivated, and so holds no money. */
  @Test
  void export_ofPactStateOnALedger_loadsToAnEqualAccount() {
    assertExportLoadsAfter(
        List.of(
            AnyAdminCall.load(AnyAdminCall.SEED),
            AnyAdminCall.post("pact/state", AnyAdminCall.members("state", "no money"))));
  }

  /** The ledger ends after the time at which the clock is to be stopped. */
  @Test
  void export_ofClockStoppedBeforeALedgerEntry_loadsToAnEqualAccount() {
    String running = AnyAdminCall.SEED.replace("clock: 2026-05-31T10:00:00Z\n", "");
    assertExportLoadsAfter(
        List.of(
            AnyAdminCall.load(running.replace("2026-05-01T10:00:00Z", "2999-05-01T10:00:00Z")),
            AnyAdminCall.post("clock", AnyAdminCall.members("set", "2998-01-01T00:00:00Z"))));
  }

  /** The account is opened like the seed's first, whose parent is not in the snapshot. */
  @Test
  void export_ofAccountWhoseParentIsNotThere_loadsToAnEqualAccount() {
    assertExportLoadsAfter(
        List.of(
            new AnyAdminCall("PUT", "snapshots/childless", ""),
            AnyAdminCall.load(
                """
                accounts:
                  - { account_id: 7, account_name: child, parent_account_id: 8 }
                  - { account_id: 8, account_name: parent }
                """),
            new AnyAdminCall("POST", "snapshots/childless/restore", ""),
            AnyAdminCall.post("accounts", AnyAdminCall.members())));
  }

  @Test
  void export_ofServiceAccountsAddedOverHttp_loadsWithTheirKeys() {
    begin(BEGINNINGS.get(0));
    for (int i = 0; i < 2; i++) {
      AnyAdminCall.post(
              "accounts/1/service_accounts", AnyAdminCall.members("roles", List.of("Owner")))
          .on(SERVER);
    }

    String exported = export();

    assertThat(AnyAdminCall.load(exported).on(SERVER).status()).isEqualTo(204);
    assertThat(export()).isEqualTo(exported).contains("name: owner-2", "name: owner-3");
  }

  private static void assertExportLoadsAfter(List<AnyAdminCall> calls) {
    BEGINNINGS.forEach(beginning -> assertExportLoadsAfter(beginning, calls));
  }

  private static void assertExportLoadsAfter(String beginning, List<AnyAdminCall> calls) {
    begin(beginning);
    calls.forEach(call -> call.on(SERVER));

    String exported = export();
    JsonNode accounts = SERVER.accounts();
    assertThat(Seed.fromYaml(exported).world().accounts())
        .isNotEmpty()
        .allSatisfy(
            account ->
                assertThat(WorldSnapshot.of(account))
                    .isEqualTo(WorldSnapshot.of(SERVER.server().account(account.id()))));

    assertThat(AnyAdminCall.load(exported).on(SERVER).status()).isEqualTo(204);
    assertThat(export()).isEqualTo(exported);
    assertThat(SERVER.accounts()).isEqualTo(accounts);
  }

  /** Begins at an instant that stands still, so that nothing happens between two looks. */
  private static void begin(String instant) {
    SERVER.server().load(TestSeeds.demo());
    AnyAdminCall.post("clock", AnyAdminCall.members("set", instant)).on(SERVER);
  }

  private static String export() {
    PlatformResponse exported = new AnyAdminCall("GET", "seed?secrets=true", "").on(SERVER);
    assertThat(exported.status()).isEqualTo(200);
    return exported.text();
  }
}
