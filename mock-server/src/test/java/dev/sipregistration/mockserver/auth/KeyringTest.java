package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyringTest {
  private static final AccountId DEMO = DemoWorld.ACCOUNT;
  private static final AccountId ACME = new AccountId(2);
  private static final AccountId NOBODY = new AccountId(99);
  private static final Credentials SUPPORT = credentials("support", DEMO);
  private static final Credentials OWNER = credentials("owner", DEMO);
  private static final Credentials FOREIGN = credentials("foreign", ACME);

  private final MemoryStore store =
      new MemoryStore(
          World.of(
              List.of(
                  DemoWorld.account(DEMO, "demo").build(), DemoWorld.account(ACME, "acme").build()),
              List.of(
                  serviceAccount(SUPPORT, Role.SUPPORT),
                  serviceAccount(OWNER, Role.OWNER, Role.ADMIN),
                  serviceAccount(FOREIGN, Role.OWNER))),
          InstantSource.system());
  private final Keyring keys = keyring(List.of(SUPPORT, OWNER, FOREIGN));

  private Keyring keyring(List<Credentials> seeded) {
    return new Keyring(store, seeded, TestSeeds::key, TestSeeds.keys().get(0));
  }

  private static Credentials credentials(String name, AccountId account) {
    KeyId id = new KeyId("key-of-" + name);
    return new Credentials(name, name + "@example.com", account, id, TestSeeds.key(id));
  }

  private static ServiceAccount serviceAccount(Credentials credentials, Role... roles) {
    return new ServiceAccount(
        credentials.keyId(),
        credentials.accountId(),
        credentials.name(),
        Set.of(roles),
        credentials.key().publicKey());
  }

  private static Credentials value(Outcome<Credentials> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<Credentials>) outcome).value();
  }

  @Test
  void issue_keyIdThatIsKnown_isNotUsedAgain() {
    Credentials issued = value(keys.issue(DEMO, Set.of(Role.ADMIN)));
    store.reset();
    Keyring later = keyring(List.of(issued));

    assertThat(value(later.issue(DEMO, Set.of(Role.ADMIN))).keyId()).isNotEqualTo(issued.keyId());
  }

  @Test
  void ofSeed_afterOthersWereIssued_isThatOfTheSeedOnly() {
    value(keys.issue(DEMO, Set.of(Role.ADMIN)));

    assertThat(keys.ofSeed()).containsExactly(SUPPORT, OWNER, FOREIGN);
  }

  @Test
  void issue_keeperThatFails_addsNoServiceAccount() {
    Keyring broken =
        new Keyring(
            store,
            List.of(),
            TestSeeds::key,
            TestSeeds.keys().get(0),
            credentials -> {
              throw new StoreException("failed");
            });
    int before = store.world().serviceAccounts().size();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> broken.issue(DEMO, Set.of(Role.ADMIN)));
    assertThat(store.world().serviceAccounts()).hasSize(before);
  }

  @Test
  void find_account_isTheFirstOfItsOwn() {
    assertThat(keys.find(DEMO)).contains(SUPPORT);
    assertThat(keys.find(ACME)).contains(FOREIGN);
    assertThat(keys.find(NOBODY)).isEmpty();
  }

  @Test
  void find_accountAndKey_isTheOneOfBoth() {
    assertThat(keys.find(DEMO, OWNER.keyId())).contains(OWNER);
    assertThat(keys.find(ACME, OWNER.keyId())).isEmpty();
  }

  @Test
  void find_accountAndRole_isTheFirstThatHasIt() {
    assertThat(keys.find(DEMO, Role.ADMIN)).contains(OWNER);
    assertThat(keys.find(ACME, Role.ADMIN)).isEmpty();
  }

  @Test
  void named_nameOfCredentials_isFound() {
    assertThat(keys.named("foreign")).contains(FOREIGN);
    assertThat(keys.named("nobody")).isEmpty();
  }

  @Test
  void find_serviceAccountRemoved_isEmpty() {
    Credentials issued = value(keys.issue(DEMO, Set.of(Role.PAYER)));
    assertThat(keys.find(DEMO, Role.PAYER)).contains(issued);

    store.reset();

    assertThat(keys.find(DEMO, Role.PAYER)).isEmpty();
    assertThat(keys.find(DEMO, issued.keyId())).isEmpty();
  }

  @Test
  void find_serviceAccountWithAnotherKey_isEmpty() {
    SigningKey other = TestSeeds.keyOtherThan(OWNER.key());
    Credentials stale = new Credentials("owner", "a@example.com", DEMO, OWNER.keyId(), other);

    assertThat(keyring(List.of(stale)).find(DEMO, OWNER.keyId())).isEmpty();
  }

  @Test
  void issue_account_addsServiceAccountWithNewKey() {
    Credentials issued = value(keys.issue(DEMO, Set.of(Role.ADMIN, Role.OWNER)));

    assertThat(issued.name()).isEqualTo("owner-admin");
    assertThat(issued.key()).isSameAs(TestSeeds.key(issued.keyId()));
    assertThat(store.serviceAccount(issued.keyId()))
        .map(ServiceAccount::roles)
        .contains(Set.of(Role.ADMIN, Role.OWNER));
  }

  @Test
  void issue_namesOfRolesTooLong_areCounted() {
    Set<Role> fit =
        Set.of(Role.OWNER, Role.ADMIN, Role.CALL_LIST_MANAGER, Role.PHONE_NUMBER_MANAGER);
    Set<Role> tooLong =
        Set.of(Role.SUPPORT, Role.ADMIN, Role.CALL_LIST_MANAGER, Role.PHONE_NUMBER_MANAGER);

    assertThat(value(keys.issue(DEMO, fit)).name())
        .isEqualTo("owner-admin-call_list_manager-phone_number_manager")
        .hasSize(50);
    assertThat(value(keys.issue(DEMO, tooLong)).name()).isEqualTo("4-roles");
  }

  @Test
  void issue_byTwoKeyrings_givesDifferentIds() {
    Credentials first = value(keys.issue(DEMO, Set.of(Role.OWNER)));
    Credentials second = value(keyring(List.of()).issue(DEMO, Set.of(Role.OWNER)));

    assertThat(second.keyId()).isNotEqualTo(first.keyId());
  }

  @Test
  void issueShared_account_hasTheSharedKey() {
    assertThat(value(keys.issueShared(DEMO, Set.of(Role.OWNER))).key())
        .isSameAs(TestSeeds.keys().get(0));
  }

  @Test
  void issue_unknownAccount_isRefused() {
    assertThat(keys.issue(NOBODY, Set.of(Role.OWNER)))
        .isEqualTo(Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }

  @Test
  void forgetGone_moreThanAreKept_forgetsTheOldest() {
    List<Credentials> issued = issueShared(1_002);
    store.reset();

    keys.forgetGone();

    assertThat(issued.subList(0, 2)).noneMatch(this::isKnown);
    assertThat(issued.subList(2, 1_002)).allMatch(this::isKnown);
    // A seed that is loaded again has the keys of the start.
    assertThat(keys.key(OWNER.keyId())).isSameAs(OWNER.key());
  }

  @Test
  void forgetGone_keysOfThisWorldAndOfSnapshots_areKept() {
    Credentials saved = issueShared(1).get(0);
    store.save("with one");
    store.reset();
    issueShared(1_001);
    store.reset();
    Credentials present = issueShared(1).get(0);

    keys.forgetGone();

    assertThat(isKnown(present)).isTrue();
    assertThat(isKnown(saved)).isTrue();
    store.forget("with one");
    issueShared(1);
    store.reset();
    keys.forgetGone();
    assertThat(isKnown(saved)).isFalse();
  }

  private List<Credentials> issueShared(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> value(keys.issueShared(DEMO, Set.of(Role.OWNER))))
        .toList();
  }

  private boolean isKnown(Credentials credentials) {
    return keys.key(credentials.keyId()) == credentials.key();
  }

  @Test
  void key_knownId_isItsKey() {
    assertThat(keys.key(OWNER.keyId())).isSameAs(OWNER.key());
    assertThat(keys.key(new KeyId("unknown"))).isNotNull();
  }

  @Test
  void add_credentialsOfAnotherSeed_areFound() {
    Keyring empty = keyring(List.of());
    assertThat(empty.find(DEMO)).isEmpty();

    empty.add(List.of(OWNER));

    assertThat(empty.find(DEMO)).contains(OWNER);
  }
}
