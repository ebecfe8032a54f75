package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.NumericId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.random.RandomTrials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever was called, the export loads to the same world, and goes on like the first one. */
class SeedExportTest {
  private static final AccountId ACCOUNT = new AccountId(1);

  @Test
  void export_afterAnyCalls_loadsToTheSameWorldThatGoesOnAlike() {
    RandomTrials.checkSequences(
        300,
        0,
        50,
        AnyCall::any,
        calls -> {
          int half = calls.size() / 2;
          assertGoesOnAlike(calls.subList(0, half), calls.subList(half, calls.size()));
        });
  }

  /** As a plain text it would be one that cannot be read again. */
  @Test
  void export_textWithALineSeparator_loadsToTheSameWorld() {
    assertGoesOnAlike(List.of(AnyCall.create(":\u2028`"), AnyCall.create(":\u2029`")), List.of());
  }

  @Test
  void export_textThatLooksLikeAKey_loadsToTheSameWorld() {
    for (String inside :
        List.of("\u0085", "\r", "\r\n", "\t", "\u2028", "\u0000", "\n \n", "\n\n")) {
      assertGoesOnAlike(
          List.of(
              AnyCall.create("-----BEGIN-----" + inside + "-----\n"),
              AnyCall.create("-----BEGIN" + inside + "-----\n")),
          List.of());
    }
  }

  @Test
  void export_serviceAccountsOfOneName_loads() {
    PublicKey key = SigningKey.generated().publicKey();
    String longest = "a".repeat(ServiceAccount.LONGEST_NAME);
    List<ServiceAccount> all =
        Stream.of(longest, longest.toUpperCase(Locale.ROOT), longest, "b", "B", "b-2")
            .map(name -> named(name, key))
            .toList();
    World world = World.of(List.of(DemoWorld.account(ACCOUNT, "demo").build()), all);

    World loaded = SeedTexts.load(SeedFile.write(world, true)).world();

    assertThat(loaded.serviceAccounts())
        .extracting(ServiceAccount::keyId)
        .containsExactlyElementsOf(all.stream().map(ServiceAccount::keyId).toList());
  }

  private static ServiceAccount named(String name, PublicKey key) {
    KeyId keyId = new KeyId(UUID.randomUUID().toString());
    return new ServiceAccount(keyId, ACCOUNT, name, Set.of(Role.OWNER), key);
  }

  private static void assertGoesOnAlike(List<AnyCall> before, List<AnyCall> after) {
    WorldStore original = store(AnyCall.SEED);
    before.forEach(call -> call.on(original));
    String exported = SeedFile.write(original.world(), true);

    WorldStore loaded = store(SeedTexts.load(exported).world());

    assertThat(WorldSnapshot.of(loaded.world())).isEqualTo(WorldSnapshot.of(original.world()));
    assertThat(SeedFile.write(loaded.world(), true)).isEqualTo(exported);
    for (AnyCall call : after) {
      assertThat(call.on(loaded)).isEqualTo(call.on(original));
    }
    assertThat(WorldSnapshot.of(loaded.world())).isEqualTo(WorldSnapshot.of(original.world()));
  }

  @Test
  void export_beyondTheLimitOfSeeds_isRefusedWithoutText() {
    World world = SeedTexts.load(SeedTexts.account("currency: EUR")).world();
    int size = SeedFile.write(world, true).getBytes(StandardCharsets.UTF_8).length;

    assertThat(SeedFile.write(world, true, size)).hasSize(size);
    assertThatThrownBy(() -> SeedFile.write(world, true, size - 1))
        .isInstanceOf(SeedException.class)
        .hasMessage("export: is larger than 64 MiB, and could not be loaded again");
  }

  /** Each counter is one step from its end, and a time in progress would go beyond the calendar. */
  @Test
  void export_atTheEndOfNumbersAndTimes_loadsToTheSameWorld() {
    WorldStore store =
        store(
            SeedTexts.load(
                    """
                    clock: 9999-12-31T23:59:00Z
                    next_account_id: 9007199254740992
                    next_sip_registration_id: 9007199254740991
                    accounts:
                      - account_id: 9007199254740991
                        account_name: demo
                        callback_url: http://localhost/
                        next_callback_id: 9007199254740991
                        options: { time_in_progress: PT1H }
                        ledger: [ { type: OPENING_BALANCE, amount: 99999999999999999999 } ]
                    """)
                .world());
    AccountId account = new AccountId(NumericId.HIGHEST);
    PlatformCalls calls = new PlatformCalls(store);
    CreateDraft draft = new CreateDraft().sipUsername("a").proxy("p.example");

    assertThat(
            draft
                .check()
                .then(one -> calls.create(account, one))
                .orElseThrow(all -> new IllegalStateException(all.toString()))
                .id())
        .isEqualTo(new SipRegistrationId(NumericId.HIGHEST));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> draft.check().then(one -> calls.create(account, one)))
          .hasMessageContaining("an id must be from 1");
    }
    String exported = SeedFile.write(store.world(), true);

    assertThat(exported).contains("in_progress_until: '9999-12-31T23:59:59Z'");
    assertThat(SeedFile.write(SeedTexts.load(exported).world(), true)).isEqualTo(exported);
  }

  /** What is longest in an account is its receiver's URL, and what is written longest an escape. */
  @Test
  void export_longestTexts_hasOnlyLinesThatAreRead() {
    String wide = "\u2028" + "\ud83d\ude00".repeat(254);
    URI url = URI.create("http://localhost/" + "\ud83d\ude00".repeat(990));
    WorldStore store =
        store(
            World.of(
                List.of(
                    DemoWorld.account(ACCOUNT, "demo").email(wide).callbacks(url, null).build()),
                List.of()));
    AnyCall.create(wide.substring(0, 401)).on(store);
    new AccountControl(store)
        .arrange(
            ACCOUNT,
            new RegistrarSubject.OfProxy(SipProxy.of("p.example")),
            new RegistrarOutcome.Rejected(new SipStatus(503, wide)));

    String exported = SeedFile.write(store.world(), true);

    assertThat(SeedFile.write(SeedTexts.load(exported).world(), true)).isEqualTo(exported);
    assertThat(exported.lines())
        .allMatch(line -> line.length() < YamlReader.LONGEST_LINE / 10)
        .anyMatch(line -> line.length() > 2_000);
  }

  @Test
  void export_numbers_areNotQuoted() {
    String exported =
        SeedFile.write(SeedTexts.load(SeedTexts.account("low_balance: 5")).world(), true);

    assertThat(exported)
        .contains("amount: 2.40", "monthly_fee: 1.00", "low_balance: 5\n")
        .doesNotContainPattern(": ['\"]-?[0-9.]+['\"]");
  }

  @Test
  void export_withoutSecrets_hasNoneAndIsOtherwiseTheSame() {
    RandomTrials.checkSequences(200, 0, 25, AnyCall::any, SeedExportTest::assertHasNoSecrets);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/callbacks, true",
    "http://localhost/callbacks?token=hunter2, false",
    "http://localhost?hunter2, false",
    "http://localhost/#hunter2, false",
    "http://my_receiver:9090/?x=hunter2, false",
    "HTTPS://[::1]:9090/api/v1/sip-registration.callbacks/, true",
    "http://localhost/hooks/hunter2, false",
    "http://localhost/hunter2/callbacks, false",
    "http://localhost/T00HUNTER/hunter2, false",
    "http://localhost/hooks/hunter%32, false",
    "http://localhost/hooks;hunter2, false",
    "http://localhost//hunter2, false",
    "http://localhost/qwertyuiopasdfghjklzxcvbnm, false"
  })
  void export_withoutSecrets_hasNoCallbackUrlThatMayHaveAToken(String url, boolean shown) {
    World world =
        SeedTexts.load(SeedTexts.account("callback_url: '" + url + "'", "callback_salt: pepper"))
            .world();

    String exported = SeedFile.write(world, false);

    assertThat(exported.contains("callback_url: " + url)).isEqualTo(shown);
    assertThat(exported).doesNotContain("hunter2", "pepper");
    assertThat(SeedTexts.load(exported).world().accounts()).hasSize(1);
    assertThat(SeedFile.write(world, true)).contains(url, "callback_salt: pepper");
  }

  private static void assertHasNoSecrets(List<AnyCall> calls) {
    WorldStore store = store(AnyCall.SEED);
    calls.forEach(call -> call.on(store));

    String exported = SeedFile.write(store.world(), false);

    assertThat(exported).doesNotContain("password:", "api_key:", "callback_salt:", AnyCall.SECRET);
    assertThat(SeedFile.write(SeedTexts.load(exported).world(), true))
        .isEqualTo(exported.substring(exported.indexOf('\n') + 1));
  }

  private static WorldStore store(World world) {
    return new MemoryStore(world, Clock.fixed(SeedTexts.NOW, ZoneOffset.UTC));
  }
}
