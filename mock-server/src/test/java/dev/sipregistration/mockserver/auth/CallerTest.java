package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.PublicKey;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
  private static final PublicKey KEY = SigningKey.generated().publicKey();

  private static Caller caller(Set<Role> roles) {
    AccountId account = new AccountId(1);
    return new Caller(account, new ServiceAccount(new KeyId("k"), account, "service", roles, KEY));
  }

  @Test
  void mayCall_severalRoles_oneIsEnough() {
    Caller both = caller(Set.of(Role.SUPPORT, Role.DEVELOPER));

    assertThat(both.mayCall(Set.of(Role.OWNER, Role.DEVELOPER))).isTrue();
    assertThat(both.mayCall(Set.of(Role.OWNER, Role.ACCOUNTANT))).isFalse();
  }

  @Test
  void mayCall_noRoles_isFalse() {
    assertThat(caller(Set.of()).mayCall(Set.of(Role.OWNER))).isFalse();
  }

  @Test
  void getName_isThatOfServiceAccount() {
    assertThat(caller(Set.of()).getName()).isEqualTo("service");
  }
}
