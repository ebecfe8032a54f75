package dev.sipregistration.mockserver.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** RFC 7518, section 3.3. */
  @ParameterizedTest
  @CsvSource({"512, false", "2047, false", "2048, true"})
  void publicKey_ofRsa_hasAtLeast2048Bits(int bits, boolean accepted) throws Exception {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    PublicKey key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4));

    if (accepted) {
      assertThat(serviceAccount("k", key).publicKey()).isEqualTo(key);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> serviceAccount("k", key))
          .withMessage("an RSA key must have at least 2048 bits");
    }
  }

  private static ServiceAccount serviceAccount(String keyId) {
    return serviceAccount(keyId, KEY);
  }

  private static ServiceAccount serviceAccount(String keyId, PublicKey key) {
    return new ServiceAccount(new KeyId(keyId), new AccountId(1), "name", Set.of(Role.OWNER), key);
  }
}
