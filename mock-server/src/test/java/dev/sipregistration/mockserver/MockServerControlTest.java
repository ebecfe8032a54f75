package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MockServerControlTest {
  private static final AccountId NOBODY = new AccountId(7);

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final MockServer server = SERVER.server();

  private Calls as(Credentials credentials) {
    return SERVER.withToken(credentials.token(server.systemTime(), Duration.ofMinutes(1)));
  }

  @Test
  void newAccount_called_isIsolatedFromTheOthers() {
    Credentials first = server.newAccount().credentials();
    Credentials second = server.newAccount().credentials();

    as(first).create();

    assertThat(first.accountId()).isEqualTo(new AccountId(2));
    assertThat(server.account(first.accountId()).registrations().size()).isEqualTo(1);
    assertThat(server.account(second.accountId()).registrations().size()).isZero();
    assertThat(server.account(DemoWorld.ACCOUNT).registrations().size()).isZero();
  }

  @Test
  void newServiceAccount_withRole_mayWhatTheRoleMay() {
    Credentials developer = server.newServiceAccount(DemoWorld.ACCOUNT, Role.DEVELOPER);

    assertThat(as(developer).create().code()).isEqualTo(104);
  }

  @Test
  void newServiceAccount_ofUnknownAccount_isRefused() {
    assertThatThrownBy(() -> server.newServiceAccount(NOBODY))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> server.account(NOBODY)).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void control_deposit_isThere() {
    server.control().deposit(DemoWorld.ACCOUNT, BigDecimal.TEN);

    assertThat(server.account(DemoWorld.ACCOUNT).ledger().available()).isEqualByComparingTo("110");
  }

  @Test
  void restore_ofSaved_bringsItBack() {
    SERVER.as("owner").create();
    server.save("one");
    server.reset();

    server.restore("one");

    assertThat(server.account(DemoWorld.ACCOUNT).registrations().size()).isEqualTo(1);
  }

  @Test
  void restore_ofNothing_isRefused() {
    assertThatThrownBy(() -> server.restore("nothing")).isInstanceOf(NoSuchElementException.class);
  }
}
