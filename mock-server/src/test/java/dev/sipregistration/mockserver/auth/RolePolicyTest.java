package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.PublicKey;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolePolicyTest {
  private static final PublicKey KEY = SigningKey.generated().publicKey();
  private static final RolePolicy POLICY = RolePolicy.vendor();

  private static Caller caller(Set<Role> roles) {
    AccountId account = new AccountId(1);
    return new Caller(account, new ServiceAccount(new KeyId("k"), account, "robot", roles, KEY));
  }

  @ParameterizedTest
  @EnumSource
  void permits_create_isForOwnerAdminAccountant(Role role) {
    assertThat(POLICY.permits(caller(Set.of(role)), "CreateSipRegistration"))
        .isEqualTo(EnumSet.of(Role.OWNER, Role.ADMIN, Role.ACCOUNTANT).contains(role));
  }

  @ParameterizedTest
  @EnumSource
  void permits_bind_isForOwnerAdminDeveloper(Role role) {
    assertThat(POLICY.permits(caller(Set.of(role)), "BindSipRegistration"))
        .isEqualTo(EnumSet.of(Role.OWNER, Role.ADMIN, Role.DEVELOPER).contains(role));
  }

  @Test
  void permits_severalRoles_oneIsEnough() {
    Caller both = caller(Set.of(Role.SUPPORT, Role.DEVELOPER));

    assertThat(POLICY.permits(both, "BindSipRegistration")).isTrue();
    assertThat(POLICY.permits(both, "CreateSipRegistration")).isFalse();
  }

  @Test
  void permits_noRoles_isFalse() {
    assertThat(POLICY.permits(caller(Set.of()), "BindSipRegistration")).isFalse();
  }

  @Test
  void rolesFor_undeclaredOperation_throws() {
    assertThatIllegalStateException()
        .isThrownBy(() -> POLICY.rolesFor("FormatAllDisks"))
        .withMessageContaining("FormatAllDisks")
        .withMessageContaining("RolePolicy");
  }
}
