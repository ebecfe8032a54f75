package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final KeyPair KEYS = TokenForge.pairOf(TestSeeds.key(new KeyId("a-key")));
  private static final Credentials CREDENTIALS =
      new Credentials(
          "owner", "demo@example.com", new AccountId(1), new KeyId("a-key"), SigningKey.of(KEYS));

  @Test
  void toJson_credentials_isTheVendorsFormat() throws Exception {
    JsonNode json = new JsonMapper().readTree(CREDENTIALS.toJson());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("account_email", "account_id", "key_id", "private_key");
    assertThat(json.path("account_email").textValue()).isEqualTo("demo@example.com");
    assertThat(json.path("account_id").isIntegralNumber()).isTrue();
    assertThat(json.path("account_id").longValue()).isEqualTo(1);
    assertThat(json.path("key_id").textValue()).isEqualTo("a-key");
  }

  @Test
  void toJson_privateKey_isPkcs8Pem() throws Exception {
    String pem = new JsonMapper().readTree(CREDENTIALS.toJson()).path("private_key").textValue();

    assertThat(pem)
        .startsWith("-----BEGIN PRIVATE KEY-----\n")
        .endsWith("\n-----END PRIVATE KEY-----\n");
    assertThat(pem.lines()).allSatisfy(line -> assertThat(line).hasSizeBetween(1, 64));
    String body = pem.replaceAll("-----[A-Z ]+-----|\n", "");
    assertThat(
            KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body))))
        .isEqualTo(KEYS.getPrivate());
  }

  @Test
  void token_signed_isAnRs256Jwt() throws Exception {
    Instant issuedAt = Instant.ofEpochSecond(1_700_000_000);

    JWSObject token = JWSObject.parse(CREDENTIALS.token(issuedAt, Duration.ofSeconds(30)));

    assertThat(token.getHeader().toJSONObject()).containsEntry("alg", "RS256");
    assertThat(token.getHeader().getKeyID()).isEqualTo("a-key");
    assertThat(token.getPayload().toJSONObject())
        .containsEntry("iss", 1L)
        .containsEntry("iat", 1_700_000_000L)
        .containsEntry("exp", 1_700_000_030L)
        .hasSize(3);
    assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) KEYS.getPublic()))).isTrue();
  }

  @Test
  void signsFor_serviceAccount_isByIdAccountAndKey() {
    assertThat(CREDENTIALS.signsFor(serviceAccount("a-key", 1, KEYS.getPublic()))).isTrue();
    assertThat(CREDENTIALS.signsFor(serviceAccount("other", 1, KEYS.getPublic()))).isFalse();
    assertThat(CREDENTIALS.signsFor(serviceAccount("a-key", 2, KEYS.getPublic()))).isFalse();
    assertThat(CREDENTIALS.signsFor(serviceAccount("a-key", 1, TokenForge.rsa(2_048).getPublic())))
        .isFalse();
  }

  private static ServiceAccount serviceAccount(String key, long account, PublicKey publicKey) {
    return new ServiceAccount(
        new KeyId(key), new AccountId(account), "owner", Set.of(Role.OWNER), publicKey);
  }

  @Test
  void toString_credentials_leavesOutTheKey() {
    assertThat(CREDENTIALS).hasToString("Credentials[name=owner, accountId=1, keyId=a-key]");
  }
}
