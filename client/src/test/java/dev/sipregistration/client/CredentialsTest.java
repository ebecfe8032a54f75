package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

  @Test
  void fromJson_vendorsFormat_isRead() {
    assertIsDemo(Credentials.fromJson(json()));
    assertIsDemo(Credentials.fromJson("\uFEFF" + json()));
  }

  @Test
  void fromFile_withByteOrderMark_isRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.json"), "\uFEFF" + json());
    assertIsDemo(Credentials.fromFile(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\\n", "\\\\r\\\\n", "\\\\\\\\n"})
  void fromJson_keyWithEscapesTwice_isRead(String lineBreak) {
    assertIsDemo(Credentials.fromJson(json().replace("\\n", lineBreak)));
  }

  @Test
  void fromJson_accountIdAsText_isRead() {
    String key = TestCredentials.base64Key(TestCredentials.KEYS);
    assertIsDemo(Credentials.fromJson(TestCredentials.json("\"1\"", key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678901234567890123",
        "\"12345678901234567890123\"",
        "9223372036854775808",
        "\"9223372036854775808\"",
        "9007199254740993.0",
        "1e3",
        "\"\"",
        "\" 1\"",
        "\"-1\"",
        "\"+1\"",
        "\"0\"",
        "\"1.0\"",
        "\"\u0661\"",
        "true",
        "null",
      })
  void fromJson_accountIdIsNoId_isRefused(String accountId) {
    String key = TestCredentials.base64Key(TestCredentials.KEYS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.fromJson(TestCredentials.json(accountId, key)))
        .withMessageContaining("account_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{}", "\"\"", "}", ",", "null"})
  void fromJson_textAfterTheJson_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.fromJson(json() + text))
        .withMessageContaining("text after the JSON")
        .withNoCause();
    assertThatIllegalArgumentException().isThrownBy(() -> TestCredentials.read(json() + text));
  }

  @Test
  void fromJson_keyIdUnencodable_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.fromJson(json().replace(TestCredentials.KEY_ID, "k\\ud800")))
        .withMessageContaining("key_id");
  }

  @Test
  void fromEnvironment_variableHoldsTheContent_isRead() {
    for (String value : List.of(json(), " \n" + json(), "\uFEFF" + json())) {
      assertIsDemo(Credentials.fromEnvironment(Map.of("VOXIMPLANT_CREDENTIALS", value)));
    }
  }

  @Test
  void fromEnvironment_pathOfAFileIsLong_isRead(@TempDir Path folder) throws IOException {
    Path deep = Files.createDirectories(folder.resolve("x".repeat(150)).resolve("y".repeat(150)));
    Path file = Files.writeString(deep.resolve("c.json"), json());
    assertIsDemo(Credentials.fromEnvironment(Map.of("VOXIMPLANT_CREDENTIALS", file.toString())));
  }

  static List<String> secrets() {
    String key = TestCredentials.base64Key(TestCredentials.KEYS);
    return List.of(
        "{T0PSECRET",
        "'" + json() + "'",
        "\"T0PSECRET\"",
        "-----BEGIN PRIVATE KEY-----T0PSECRET",
        key,
        key.substring(0, 100),
        Base64.getEncoder().encodeToString(json().getBytes(StandardCharsets.UTF_8)),
        "T0PSECRET\nT0PSECRET",
        "T0PSECRET/".repeat(40));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void fromEnvironment_valueIsNoPlausiblePath_isNeverShown(String secret) {
    Throwable failure =
        catchThrowable(() -> Credentials.fromEnvironment(Map.of("VOXIMPLANT_CREDENTIALS", secret)));
    assertThat(failure).isInstanceOf(IllegalArgumentException.class);
    assertIsNotShown(failure, secret);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void fromFile_pathIsNotPlausible_isNeverShown(String secret) {
    Throwable failure = catchThrowable(() -> Credentials.fromFile(Path.of(secret)));
    assertThat(failure).isInstanceOf(UncheckedIOException.class);
    assertIsNotShown(failure, secret);
  }

  private static void assertIsNotShown(Throwable failure, String secret) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .doesNotContain("T0PSECRET", secret.substring(0, Math.min(40, secret.length())));
  }

  @Test
  void fromFile_isFolder_saysWhy(@TempDir Path folder) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Credentials.fromFile(folder))
        .withMessageContaining(folder.toString());
  }
}
