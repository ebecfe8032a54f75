package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static void assertIsDemo(Credentials credentials) {
    assertThat(credentials.accountId()).isEqualTo(TestCredentials.ACCOUNT_ID);
    assertThat(credentials.keyId()).isEqualTo(TestCredentials.KEY_ID);
    assertThat(credentials.privateKey()).isEqualTo(TestCredentials.KEYS.getPrivate());
  }

  @Test
  void fromStream_vendorsFormat_isRead() {
    assertIsDemo(TestCredentials.credentials());
  }

  @Test
  void fromStream_keyInLinesOf64_isRead() {
    String lines = TestCredentials.base64Key(TestCredentials.KEYS).replaceAll("(.{64})", "$1\\\\n");
    assertIsDemo(TestCredentials.read(TestCredentials.json("1", lines)));
    String windows = lines.replace("\\n", "\\r\\n");
    assertIsDemo(TestCredentials.read(TestCredentials.json("1", windows)));
  }

  @Test
  void fromFile_vendorsFormat_isRead(@TempDir Path folder) throws IOException {
    assertIsDemo(Credentials.fromFile(Files.writeString(folder.resolve("c.json"), json())));
  }

  @Test
  void fromFile_missing_namesTheFile(@TempDir Path folder) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Credentials.fromFile(folder.resolve("nothing.json")))
        .withMessageContaining("nothing.json");
  }

  @Test
  void fromStream_broken_fails() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Credentials.fromStream(broken));
  }

  @Test
  void fromEnvironment_variableSet_readsItsFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.json"), json());
    assertIsDemo(Credentials.fromEnvironment(Map.of("VOXIMPLANT_CREDENTIALS", file.toString())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void fromEnvironment_variableBlank_saysSo(String value) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Credentials.fromEnvironment(Map.of("VOXIMPLANT_CREDENTIALS", value)))
        .withMessageContaining("VOXIMPLANT_CREDENTIALS");
  }

  @Test
  void fromEnvironment_variableNotSet_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Credentials.fromEnvironment(Map.of()))
        .withMessageContaining("VOXIMPLANT_CREDENTIALS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"account_id\": 1}",
        "{\"account_id\": 1, \"key_id\": \"k\"}",
        "{\"account_id\": 1, \"key_id\": \"\", \"private_key\": \"x\"}",
        "{\"account_id\": 1, \"key_id\": 5, \"private_key\": \"x\"}",
        "{\"account_id\": 0, \"key_id\": \"k\", \"private_key\": \"x\"}",
        "{\"account_id\": 1.5, \"key_id\": \"k\", \"private_key\": \"x\"}",
        "{\"account_id\": \"1\", \"key_id\": \"k\", \"private_key\": \"x\"}",
        "{\"account_id\": 1, \"key_id\": \"k\", \"private_key\": \"T0PSECRET\"}",
        "{\"account_id\": 1, \"key_id\": \"k\", \"private_key\": \"T0P#SECRET\"}",
        "{\"account_id\": 1, \"key_id\": \"k\", \"private_key\": T0PSECRET}",
      })
  void fromStream_somethingElse_isRefusedWithoutQuotingIt(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestCredentials.read(json))
        .withMessageStartingWith("These are no credentials of a service account: ")
        .withMessageNotContaining("SECRET")
        .withNoCause();
  }

  @Test
  void fromStream_accountIdBeyondLong_isRefused() {
    String key = TestCredentials.base64Key(TestCredentials.KEYS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestCredentials.read(TestCredentials.json("18446744073709551617", key)))
        .withMessageContaining("account_id");
  }

  @Test
  void fromStream_keyTooShort_saysSo() {
    String weak = TestCredentials.base64Key(TestCredentials.keys(1024, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestCredentials.read(TestCredentials.json("1", weak)))
        .withMessageContaining("2048");
  }

  private static String json() {
    return TestCredentials.json();
  }
}
