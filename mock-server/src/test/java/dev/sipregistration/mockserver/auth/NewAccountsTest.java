package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.NewAccounts.NewAccount;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NewAccountsTest {
  private static final Set<Role> ROLES = Set.of(Role.DEVELOPER);

  private final MemoryStore store =
      new MemoryStore(DemoWorld.with(List.of()), InstantSource.system());
  private final Keyring keys =
      new Keyring(store, List.of(), TestSeeds::key, TestSeeds.keys().get(0));
  private final NewAccounts accounts = new NewAccounts(store, keys);

  @Test
  void open_name_opensAccountWithCredentials() {
    NewAccount acme = accounts.open("acme", ROLES, builder -> builder.email("owner@acme.example"));

    assertThat(acme.account().profile().name()).hasToString("acme");
    assertThat(acme.account().profile().email()).isEqualTo("owner@acme.example");
    assertThat(keys.find(acme.account().id(), Role.DEVELOPER)).contains(acme.credentials());
  }

  @Test
  void open_nameOfAnother_isTaken() {
    assertThatExceptionOfType(AccountExistsException.class)
        .isThrownBy(() -> accounts.open("demo", ROLES, UnaryOperator.identity()))
        .extracting(AccountExistsException::nameOrEmail)
        .isEqualTo("demo");
  }

  @Test
  void open_withoutName_isNamedAfterItsId() {
    NewAccount opened = accounts.open(ROLES, UnaryOperator.identity());

    assertThat(opened.account().profile().name()).hasToString("account-" + opened.account().id());
  }

  @Test
  void open_nameAfterItsIdTaken_isNamedDifferently() {
    long first = accounts.open(ROLES, UnaryOperator.identity()).account().id().value();
    accounts.open("account-" + (first + 2), ROLES, UnaryOperator.identity());

    NewAccount opened = accounts.open(ROLES, UnaryOperator.identity());

    assertThat(opened.account().profile().name()).hasToString("account-x-" + opened.account().id());
  }
}
