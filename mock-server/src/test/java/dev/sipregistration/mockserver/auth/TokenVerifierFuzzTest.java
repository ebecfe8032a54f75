package dev.sipregistration.mockserver.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;

/** Any token is accepted or refused, and only what the key has signed is accepted. */
class TokenVerifierFuzzTest {
  private static final KeyPair KEYS = TokenForge.pairOf(TestSeeds.key(new KeyId("key-1")));
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String GOOD =
      TokenForge.of(KEYS.getPrivate(), "key-1", 1, NOW.getEpochSecond(), NOW.getEpochSecond() + 60)
          .make();

  private final TestDirectory directory = new TestDirectory();
  private final TokenVerifier verifier = new TokenVerifier(directory, () -> NOW);

  TokenVerifierFuzzTest() {
    directory.put("key-1", 1, KEYS.getPublic(), Role.OWNER);
    directory.putChild(11, 1);
  }

  /** Puts a good token in the place of a {@code $}. */
  @FuzzTest(maxDuration = "10s")
  void verify_anyText_isAcceptedOnlyIfItIsWhatWasSigned(byte[] input) {
    String token = new String(input, ISO_8859_1).replace("$", GOOD);

    Authentication authentication = verifier.verify(token);

    assertThat(verifier.verify(token)).isEqualTo(authentication);
    if (authentication instanceof Authentication.Accepted) {
      assertThat(token).startsWith(GOOD.substring(0, 1 + GOOD.lastIndexOf('.')));
    }
  }

  /** Signs a header, which is the first line, and claims. */
  @FuzzTest(maxDuration = "10s")
  void verify_anySignedHeaderAndClaims_isAcceptedOnlyForAnAccountOfTheKey(byte[] input)
      throws GeneralSecurityException {
    String text = new String(input, ISO_8859_1);
    int lineEnd = text.indexOf('\n');
    String header = text.substring(0, Math.max(0, lineEnd));
    String claims = text.substring(lineEnd + 1);

    Authentication authentication = verifier.verify(signed(header, claims));

    if (authentication instanceof Authentication.Accepted accepted) {
      assertThat(accepted.caller().account().value()).isIn(1L, 11L);
    }
  }

  private static String signed(String header, String claims) throws GeneralSecurityException {
    String unsigned =
        TokenForge.encode(header.getBytes(ISO_8859_1))
            + "."
            + TokenForge.encode(claims.getBytes(ISO_8859_1));
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(KEYS.getPrivate());
    signer.update(unsigned.getBytes(ISO_8859_1));
    return unsigned + "." + TokenForge.encode(signer.sign());
  }
}
