package dev.sipregistration.mockserver.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.PublicKey;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountTest {
  private static final PublicKey KEY = SigningKey.generated().publicKey();

  @ParameterizedTest
  @ValueSource(strings = {"k", "!", "~", "2026-01-01", "'\"#"})
  void keyId_ofPrintableAscii_isAccepted(String keyId) {
    assertThat(serviceAccount(keyId).keyId()).hasToString(keyId);
  }

  @ParameterizedTest
  @MethodSource
  void keyId_ofAnythingElse_throws(String keyId) {
    assertThatIllegalArgumentException().isThrownBy(() -> serviceAccount(keyId));
  }

  static String[] keyId_ofAnythingElse_throws() {
    return new String[] {"", " ", "a b", "a\n", "k\u00e9", "\ud800", "x".repeat(256)};
  }

  private static ServiceAccount serviceAccount(String keyId) {
    return new ServiceAccount(new KeyId(keyId), new AccountId(1), "name", Set.of(Role.OWNER), KEY);
  }
}
