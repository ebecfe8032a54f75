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
import org.junit.jupiter.params.provider.CsvSource;
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
  void verify_timesWithFractions_areAccepted() {
    assertAccepted(token().claim("iat", NOW - 0.25).claim("exp", NOW + 0.75).make(), 1);
  }

  @Test
  void verify_moreClaims_areIgnored() {
    assertAccepted(token().claim("nbf", NOW + 500).claim("aud", List.of("x")).make(), 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        ".",
        "..",
        "...",
        "a.b",
        "a.b.c",
        "a.b.c.d.e",
        "e30.e30",
        "e30.e30.e30",
        "eyJhbGciOiJSUzI1NiJ9.e30.AA",
        "!!!.???.***",
        "null.null.null",
        "W10.W10.AA",
        "\u00e4.\u00f6.\u00fc"
      })
  void verify_noJwt_isMalformed(String text) {
    assertRefused(text, TokenRefusal.MALFORMED);
  }

  /** Each row: the rule, what it is broken in, and the text that is put in its place. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "RFC 7515 section 2 (no padding), signature, {}==",
    "RFC 7515 section 2 (no padding), header, {}=",
    "RFC 7515 section 2 (no white space), signature, '{} '",
    "RFC 7515 section 2 (no white space), signature, '{}\n'",
    "RFC 7515 section 2 (no white space), header, ' {}'",
    "RFC 7515 section 2 (no line breaks), claims, '\n{}'",
    "RFC 7515 section 2 (no line breaks), signature, '\r\n{}'",
    "RFC 4648 section 3.3 (other characters), signature, {}!",
    "RFC 4648 section 3.3 (other characters), signature, *{}",
    "RFC 4648 section 3.3 (other characters), signature, {}%3D",
    "RFC 4648 section 3.3 (other characters), claims, {}~",
    "RFC 4648 section 3.3 (other characters), header, '{},'",
    "RFC 4648 section 3.3 (other characters), signature, {}ä",
    "RFC 4648 section 5 (other alphabet), signature, {}+",
    "RFC 4648 section 5 (other alphabet), signature, /{}",
    "RFC 4648 section 4 (a lone character), claims, {}A",
    "RFC 7515 section 7.1 (three parts), signature, {}.",
    "RFC 7515 section 7.1 (three parts), header, .{}"
  })
  void verify_noBase64Url_isMalformed(String rule, String part, String text) {
    String[] parts = token().make().split("\\.");
    int index = List.of("header", "claims", "signature").indexOf(part);

    parts[index] = text.replace("{}", parts[index]);

    assertRefused(String.join(".", parts), TokenRefusal.MALFORMED);
  }

  @Test
  void verify_standardAlphabet_isMalformed() {
    String token =
        IntStream.range(0, 100)
            .mapToObj(number -> token().claim("jti", "?~ÿ" + number).make())
            .filter(made -> made.contains("-") && made.contains("_"))
            .findFirst()
            .orElseThrow();
    assertAccepted(token, 1);

    assertRefused(token.replace('-', '+').replace('_', '/'), TokenRefusal.MALFORMED);
    assertRefused(token.replace('-', '+'), TokenRefusal.MALFORMED);
    assertRefused(token.replace('_', '/'), TokenRefusal.MALFORMED);
  }

  /** RFC 4648, section 3.5: the last two or four bits of the last character are zero. */
  @Test
  void verify_trailingBitsThatAreNotZero_isMalformed() {
    String token = token().make();
    // 256 bytes end in one that takes two characters, of which the second has four unused bits.
    char last = token.charAt(token.length() - 1);
    assertThat("AQgw").contains(String.valueOf(last));

    assertRefused(
        token.substring(0, token.length() - 1) + (char) (last + 1), TokenRefusal.MALFORMED);
  }

  /** RFC 7515, section 5.2: the header is a JSON object. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "5",
        "\"RS256\"",
        "[]",
        "{}",
        "",
        "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"enc\":null}",
        "{\"alg\":\"dir\",\"enc\":null}",
        "{\"alg\":null,\"kid\":\"key-1\"}",
        "{\"alg\":5,\"kid\":\"key-1\"}",
        "{\"alg\":\"RS256\",\"kid\":null}",
        "{\"alg\":\"RS256\",\"kid\":5}",
        "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":5}",
        "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"jwk\":5}",
        "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"x5c\":[null]}",
        "{\"alg\":\"RS256\",\"kid\":\"key-1\"} x",
        "{'alg':'RS256','kid':'key-1'}",
        "{alg:\"RS256\",kid:\"key-1\"}"
      })
  void verify_headerOfOtherJson_isMalformed(String header) {
    String[] parts = token().make().split("\\.");
    parts[0] = TokenForge.encode(header);

    assertRefused(String.join(".", parts), TokenRefusal.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "5", "{\"iss\":null}", "{\"iss\":1,\"iat\":null}", ""})
  void verify_claimsOfOtherJson_isMalformed(String claims) {
    String[] parts = token().make().split("\\.");
    parts[1] = TokenForge.encode(claims);

    assertRefused(String.join(".", parts), TokenRefusal.MALFORMED);
  }

  @Test
  void verify_claimsAreNoObject_isMalformed() {
    String header = token().unsigned().split("\\.")[0];

    assertRefused(header + "." + TokenForge.encode("[1]") + ".AA", TokenRefusal.MALFORMED);
    assertRefused(header + "." + TokenForge.encode("{") + ".AA", TokenRefusal.MALFORMED);
    assertRefused(header + "..AA", TokenRefusal.MALFORMED);
  }

  @Test
  void verify_deeplyNestedClaims_isMalformed() {
    String header = token().unsigned().split("\\.")[0];

    assertRefused(
        header + "." + TokenForge.encode("[".repeat(5_000)) + ".AA", TokenRefusal.MALFORMED);
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

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "1 ", "one", "1.0", "+1", "0x1", "\u0661", "9999999999999999999"})
  void verify_issAsOtherText_isMalformed(String iss) {
    assertRefused(token().claim("iss", iss).make(), TokenRefusal.MALFORMED);
  }

  @Test
  void verify_issOfOtherType_isMalformed() {
    for (Object iss : List.of(1.5, true, List.of(1))) {
      assertRefused(token().claim("iss", iss).make(), TokenRefusal.MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"iat", "exp"})
  void verify_timeAsText_isMalformed(String claim) {
    assertRefused(token().claim(claim, "1772366400").make(), TokenRefusal.MALFORMED);
  }

  @Test
  void verify_absurdTimes_areRefusedAsSuch() {
    assertRefused(token().claim("exp", 1e300).make(), TokenRefusal.TTL_TOO_LONG);
    assertRefused(token().claim("exp", Long.MAX_VALUE).make(), TokenRefusal.TTL_TOO_LONG);
    assertRefused(token().claim("iat", -1e300).make(), TokenRefusal.TTL_TOO_LONG);
    assertRefused(token().claim("iat", 1e300).make(), TokenRefusal.ISSUED_IN_FUTURE);
    assertRefused(token().claim("exp", -1e300).make(), TokenRefusal.EXPIRED);
  }

  @Test
  void verify_oversized_isMalformed() {
    assertAccepted(token().claim("x", "x".repeat(5_000)).make(), 1);
    assertRefused(token().claim("x", "x".repeat(9_000)).make(), TokenRefusal.MALFORMED);
  }

  @Test
  void verify_algNone_isWrongAlgorithm() {
    assertRefused(token().header("alg", "none").unsigned() + ".", TokenRefusal.WRONG_ALGORITHM);
    assertRefused(token().header("alg", "none").make(), TokenRefusal.WRONG_ALGORITHM);
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
  void verify_otherAlgorithmCalledRs256_isBadSignature() {
    assertRefused(token().signedWith("SHA384withRSA").make(), TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_embeddedKey_isNotBelieved() {
    Object jwk = new RSAKey.Builder((RSAPublicKey) OTHER_KEYS.getPublic()).build().toJSONObject();

    assertRefused(
        token().header("jwk", jwk).signedBy(OTHER_KEYS.getPrivate()).make(),
        TokenRefusal.BAD_SIGNATURE);
  }

  @Test
  void verify_criticalHeader_isBadSignature() {
    assertRefused(
        token().header("crit", List.of("x")).header("x", 1).make(), TokenRefusal.BAD_SIGNATURE);
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
  void verify_expBeforeIat_isExpired() {
    assertRefused(lasting(NOW, NOW - 1).make(), TokenRefusal.EXPIRED);
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
