package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
  private static final SigningKey KEY = TestSeeds.key(new KeyId("key-1"));
  private static final KeyPair KEYS = TokenForge.pairOf(KEY);
  private static final KeyPair OTHER_KEYS = TokenForge.pairOf(TestSeeds.keyOtherThan(KEY));
  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond();

  private final TestDirectory directory = new TestDirectory();
  private Instant now = Instant.ofEpochSecond(NOW);
  private final TokenVerifier verifier = new TokenVerifier(directory, () -> now);
  private ServiceAccount serviceAccount;

  @BeforeEach
  void openAccounts() {
    serviceAccount = directory.put("key-1", 1, KEYS.getPublic(), Role.OWNER);
    directory.put("key-2", 2, OTHER_KEYS.getPublic(), Role.OWNER);
    directory.putChild(11, 1);
  }

  private static TokenForge token() {
    return TokenForge.of(KEYS.getPrivate(), "key-1", 1, NOW, NOW + 60);
  }

  private static TokenForge lasting(long iat, long exp) {
    return token().claim("iat", iat).claim("exp", exp);
  }

  private void assertRefused(String token, TokenRefusal reason) {
    assertThat(verifier.verify(token)).isEqualTo(new Authentication.Refused(reason));
    // A refusal is not forgotten by asking again.
    assertThat(verifier.verify(token)).isEqualTo(new Authentication.Refused(reason));
  }

  private void assertAccepted(String token, long account) {
    Caller caller = new Caller(new AccountId(account), serviceAccount);
    assertThat(verifier.verify(token)).isEqualTo(new Authentication.Accepted(caller));
    assertThat(verifier.verify(token)).isEqualTo(new Authentication.Accepted(caller));
  }

  @Test
  void verify_goodToken_namesTheCaller() {
    assertAccepted(token().make(), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "at+jwt"})
  void verify_anyTyp_isAccepted(String typ) {
    assertAccepted(token().header("typ", typ).make(), 1);
  }

  @Test
  void verify_issAsText_isAccepted() {
    assertAccepted(token().claim("iss", "1").make(), 1);
  }

  @Test
  void verify_issAsTextOfAnyDigits_isAccepted() {
    directory.putChild(9_012_345_678L, 1);

    assertAccepted(token().claim("iss", "9012345678").make(), 9_012_345_678L);
  }

  @Test
  void verify_longestToken_isAccepted() {
    TokenForge padded = token().header("x", "y");
    int signature = padded.make().length() - padded.unsigned().length();
    String longest =
        IntStream.range(5_000, 6_000)
            .mapToObj(length -> padded.claim("pad", "x".repeat(length)))
            .filter(token -> token.unsigned().length() + signature == 8_192)
            .findFirst()
            .orElseThrow()
            .make();

    assertAccepted(longest, 1);
    assertRefused(longest + "A", TokenRefusal.MALFORMED);
  }

  @Test
  void verify_keyThatCannotVerify_isBadSignature() {
    directory.put("key-1", 1, new UnusableKey(), Role.OWNER);

    assertRefused(token().make(), TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_withoutKid_isMalformed() {
    assertRefused(token().withoutHeader("kid").make(), TokenRefusal.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "iat", "exp"})
  void verify_withoutClaim_isMalformed(String claim) {
    assertRefused(token().withoutClaim(claim).make(), TokenRefusal.MALFORMED);
  }

  @Test
  void verify_oversized_isMalformed() {
    assertAccepted(token().claim("x", "x".repeat(5_000)).make(), 1);
    assertRefused(token().claim("x", "x".repeat(9_000)).make(), TokenRefusal.MALFORMED);
  }

  @Test
  void verify_hmacKeyedWithThePublicKey_isWrongAlgorithm() throws GeneralSecurityException {
    String unsigned = token().header("alg", "HS256").unsigned();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEYS.getPublic().getEncoded(), "HmacSHA256"));
    byte[] signature = mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII));

    assertRefused(unsigned + "." + TokenForge.encode(signature), TokenRefusal.WRONG_ALGORITHM);
  }

  @Test
  void verify_otherRsaAlgorithms_areWrong() throws GeneralSecurityException {
    assertRefused(
        token().header("alg", "RS384").signedWith("SHA384withRSA").make(),
        TokenRefusal.WRONG_ALGORITHM);
    assertRefused(
        token().header("alg", "RS512").signedWith("SHA512withRSA").make(),
        TokenRefusal.WRONG_ALGORITHM);

    String unsigned = token().header("alg", "PS256").unsigned();
    Signature pss = Signature.getInstance("RSASSA-PSS");
    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    pss.initSign(KEYS.getPrivate());
    pss.update(unsigned.getBytes(StandardCharsets.US_ASCII));
    assertRefused(unsigned + "." + TokenForge.encode(pss.sign()), TokenRefusal.WRONG_ALGORITHM);
  }

  @Test
  void verify_embeddedKey_isNotBelieved() {
    Object jwk = new RSAKey.Builder((RSAPublicKey) OTHER_KEYS.getPublic()).build().toJSONObject();

    assertRefused(
        token().header("jwk", jwk).signedBy(OTHER_KEYS.getPrivate()).make(),
        TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_unknownKid_isUnknownKey() {
    assertRefused(token().header("kid", "key-3").make(), TokenRefusal.UNKNOWN_KEY);
    assertRefused(token().header("kid", "").make(), TokenRefusal.UNKNOWN_KEY);
  }

  @Test
  void verify_otherKey_isBadSignature() {
    assertRefused(token().signedBy(OTHER_KEYS.getPrivate()).make(), TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_strippedSignature_isBadSignature() {
    assertRefused(token().unsigned() + ".", TokenRefusal.BAD_SIGNATURE);
    assertRefused(token().unsigned() + ".AAAA", TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_tamperedHeaderOrClaims_isBadSignature() {
    String signature = token().make().split("\\.")[2];

    assertRefused(
        token().header("typ", "JWT").unsigned() + "." + signature, TokenRefusal.BAD_SIGNATURE);
    assertRefused(
        token().claim("exp", NOW + 61).unsigned() + "." + signature, TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_keyOfNoRsa_isBadSignature() throws GeneralSecurityException {
    directory.put(
        "key-1",
        1,
        java.security.KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic(),
        Role.OWNER);

    assertRefused(token().make(), TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_keyOfAnotherAccount_isForeign() {
    assertRefused(token().claim("iss", 2).make(), TokenRefusal.FOREIGN_KEY);
    assertRefused(token().claim("iss", 404).make(), TokenRefusal.FOREIGN_KEY);
    assertRefused(token().claim("iss", -1).make(), TokenRefusal.FOREIGN_KEY);
  }

  @Test
  void verify_keyOfTheParent_speaksForTheChild() {
    assertAccepted(token().claim("iss", 11).make(), 11);
    assertAccepted(token().claim("iss", "11").make(), 11);
  }

  @Test
  void verify_keyOfTheChild_doesNotSpeakForTheParent() {
    directory.put("key-11", 11, KEYS.getPublic(), Role.OWNER);

    assertRefused(token().header("kid", "key-11").make(), TokenRefusal.FOREIGN_KEY);
  }

  @Test
  void verify_ttl_isAnHourAtMost() {
    assertAccepted(lasting(NOW - 10, NOW - 10 + 3600).make(), 1);
    assertRefused(lasting(NOW - 10, NOW - 10 + 3601).make(), TokenRefusal.TTL_TOO_LONG);
  }

  @Test
  void verify_iatInTheFuture_isGivenTenSeconds() {
    assertAccepted(lasting(NOW + 10, NOW + 60).make(), 1);
    assertRefused(lasting(NOW + 11, NOW + 60).make(), TokenRefusal.ISSUED_IN_FUTURE);
  }

  @Test
  void verify_exp_isTheFirstMomentTooLate() {
    assertAccepted(lasting(NOW - 60, NOW + 1).make(), 1);
    assertRefused(lasting(NOW - 60, NOW).make(), TokenRefusal.EXPIRED);
    assertRefused(lasting(NOW - 60, NOW - 1).make(), TokenRefusal.EXPIRED);
  }

  @Test
  void verify_severalFaults_theEarlierIsTold() {
    TokenForge expired = lasting(NOW - 60, NOW - 1);

    assertRefused(
        expired.header("alg", "none").withoutClaim("iss").unsigned() + ".", TokenRefusal.MALFORMED);
    assertRefused(
        expired.header("alg", "none").header("kid", "?").make(), TokenRefusal.WRONG_ALGORITHM);
    assertRefused(expired.header("kid", "?").claim("iss", 2).make(), TokenRefusal.UNKNOWN_KEY);
    assertRefused(
        expired.signedBy(OTHER_KEYS.getPrivate()).claim("iss", 2).make(),
        TokenRefusal.BAD_SIGNATURE);
    assertRefused(expired.claim("iss", 2).make(), TokenRefusal.FOREIGN_KEY);
    assertRefused(lasting(NOW + 20, NOW + 4000).make(), TokenRefusal.TTL_TOO_LONG);
    assertRefused(lasting(NOW + 20, NOW - 1).make(), TokenRefusal.ISSUED_IN_FUTURE);
  }

  @Test
  void verify_sameTokenAgain_isNotVerifiedAgain() {
    CountingKey counting = new CountingKey((RSAPublicKey) KEYS.getPublic());
    serviceAccount = directory.put("key-1", 1, counting, Role.OWNER);
    String token = token().make();

    assertAccepted(token, 1);
    int once = counting.uses();
    assertAccepted(token, 1);

    assertThat(once).isPositive();
    assertThat(counting.uses()).isEqualTo(once);
  }

  @Test
  void verify_rememberedToken_expiresAllTheSame() {
    String token = token().make();
    assertAccepted(token, 1);

    now = Instant.ofEpochSecond(NOW + 59);
    assertAccepted(token, 1);
    now = Instant.ofEpochSecond(NOW + 60);
    assertRefused(token, TokenRefusal.EXPIRED);
  }

  @Test
  void verify_rememberedToken_clockSetBack_isFromTheFuture() {
    String token = token().make();
    assertAccepted(token, 1);

    now = Instant.ofEpochSecond(NOW - 11);
    assertRefused(token, TokenRefusal.ISSUED_IN_FUTURE);
  }

  @Test
  void verify_rememberedToken_keyRemoved_isUnknownKey() {
    String token = token().make();
    assertAccepted(token, 1);

    directory.remove("key-1");
    assertRefused(token, TokenRefusal.UNKNOWN_KEY);
  }

  @Test
  void verify_rememberedToken_keyReplaced_isBadSignature() {
    String token = token().make();
    assertAccepted(token, 1);

    directory.put("key-1", 1, OTHER_KEYS.getPublic(), Role.OWNER);
    assertRefused(token, TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_rememberedToken_rolesChanged_namesTheNewOnes() {
    String token = token().make();
    assertAccepted(token, 1);

    serviceAccount = directory.put("key-1", 1, KEYS.getPublic(), Role.SUPPORT);
    assertAccepted(token, 1);
  }

  @Test
  void verify_rememberedTokenForAChild_childGone_isForeign() {
    String token = token().claim("iss", 11).make();
    assertAccepted(token, 11);

    directory.removeChild(11);
    assertRefused(token, TokenRefusal.FOREIGN_KEY);
  }

  @Test
  void verify_moreTokensThanRemembered_someAreForgotten() {
    CountingKey counting = new CountingKey((RSAPublicKey) KEYS.getPublic());
    directory.put("key-1", 1, counting, Role.OWNER);
    TokenVerifier forgetful = new TokenVerifier(directory, () -> now, 2_500);
    String first = token().make();
    forgetful.verify(first);
    for (int i = 0; i < 3; i++) {
      forgetful.verify(token().claim("jti", i).make());
    }
    int before = counting.uses();

    forgetful.verify(first);

    assertThat(counting.uses()).isGreaterThan(before);
  }

  @Test
  void verify_moreTokensThanRemembered_expiredOnesAreForgottenFirst() {
    CountingKey counting = new CountingKey((RSAPublicKey) KEYS.getPublic());
    directory.put("key-1", 1, counting, Role.OWNER);
    TokenVerifier forgetful = new TokenVerifier(directory, () -> now, 2_500);
    String lasting = lasting(NOW, NOW + 3600).make();
    forgetful.verify(lasting);
    forgetful.verify(token().claim("jti", 1).make());
    forgetful.verify(token().claim("jti", 2).make());
    now = Instant.ofEpochSecond(NOW + 60);
    forgetful.verify(lasting(NOW, NOW + 3599).make());
    int before = counting.uses();

    forgetful.verify(lasting);

    assertThat(counting.uses()).isEqualTo(before);
  }

  @Test
  void verify_longTokens_areRememberedWithinTheBudget() {
    TokenVerifier small = new TokenVerifier(directory, () -> now, 50_000);
    for (int i = 0; i < 20; i++) {
      small.verify(token().claim("jti", i).claim("x", "x".repeat(5_000)).make());

      assertThat(small.retainedBytes()).isBetween(5_000L, 50_000L);
    }
  }

  @Test
  void verify_tokenThatIsRefused_isNotRemembered() {
    verifier.verify(token().signedBy(OTHER_KEYS.getPrivate()).make());
    verifier.verify(lasting(NOW - 60, NOW - 1).make());

    assertThat(verifier.retainedBytes()).isZero();
  }

  @Test
  void verify_tokenInOtherSpellings_isOneEntry() {
    String token = token().make();
    verifier.verify(token);
    long one = verifier.retainedBytes();

    for (String spelling :
        List.of(token + "=", " " + token, token + "\n", token.replaceFirst("\\.", "=."))) {
      verifier.verify(spelling);
    }
    verifier.verify(token);

    assertThat(verifier.retainedBytes()).isEqualTo(one);
  }

  @Test
  void forget_rememberedTokens_holdsNothing() {
    CountingKey counting = new CountingKey((RSAPublicKey) KEYS.getPublic());
    serviceAccount = directory.put("key-1", 1, counting, Role.OWNER);
    String token = token().make();
    assertAccepted(token, 1);
    int before = counting.uses();

    verifier.forget();

    assertThat(verifier.retainedBytes()).isZero();
    assertAccepted(token, 1);
    assertThat(counting.uses()).isGreaterThan(before);
  }

  /** With an exponent below those that Java takes. */
  private static final class UnusableKey implements RSAPublicKey {
    private static final long serialVersionUID = 1L;

    @Override
    public BigInteger getModulus() {
      return BigInteger.ONE.shiftLeft(2_047);
    }

    @Override
    public BigInteger getPublicExponent() {
      return BigInteger.ONE;
    }

    @Override
    public String getAlgorithm() {
      return "RSA";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
