package dev.sipregistration.client;

import static dev.sipregistration.client.TestCredentials.KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any credentials file is read or refused with an {@link IllegalArgumentException}.
 *
 * <p>{@link ResponseReaderFuzzTest} says how to fuzz.
 */
class CredentialsFuzzTest {

  static Stream<byte[]> files() {
    return Stream.of(
            TestCredentials.json(),
            TestCredentials.json("1.0", "T0PSECRET"),
            TestCredentials.json("18446744073709551617", TestCredentials.base64Key(KEYS)),
            TestCredentials.json("1e400", TestCredentials.base64Key(KEYS)),
            "{\"account_id\": 1, \"key_id\": \"k\", \"private_key\": null}",
            "[".repeat(2000),
            "null",
            // Looks like UTF-32, but is not.
            "n\0\0\0\0ull")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "10s")
  void fromStream_anyBytes_areReadOrRefused(byte[] file) {
    try {
      Credentials credentials = Credentials.fromStream(new ByteArrayInputStream(file));
      assertThat(credentials.accountId()).isPositive();
      assertThat(credentials.keyId()).isNotBlank();
      assertThat(credentials.privateKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("These are no credentials").hasNoCause();
    }
  }
}
