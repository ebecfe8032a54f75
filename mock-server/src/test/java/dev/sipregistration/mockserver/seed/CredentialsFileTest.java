package dev.sipregistration.mockserver.seed;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials files as people have them. */
class CredentialsFileTest {
  private static final Credentials OWNER = TestSeeds.demo().credentials().get(0);
  private static final String JSON = OWNER.toJson();

  @TempDir private Path directory;

  private Credentials read(byte[] content) throws IOException {
    return CredentialsFile.read(Files.write(directory.resolve("a.credentials.json"), content));
  }

  static Stream<byte[]> goodFiles() {
    return Stream.concat(
        Stream.of(
                JSON,
                "\uFEFF" + JSON,
                JSON + "\r\n\t ",
                "\n" + JSON.replace(",", ",\r\n  "),
                JSON.replace("\\n", "\\\\n"),
                JSON.replace("\\n", "\\\\\\\\n"),
                JSON.replace("\\n", "\\\\r\\\\n"),
                JSON.replace("\\n", "\\r\\n"),
                JSON.replace("\\n", ""),
                JSON.replace("\"account_id\":1", "\"account_id\":\"1\""),
                JSON.replace("}", ",\"more\":{}}"))
            .map(text -> text.getBytes(UTF_8)),
        Stream.of(("\uFEFF" + JSON).getBytes(UTF_16LE), ("\uFEFF" + JSON).getBytes(UTF_16BE)));
  }

  @ParameterizedTest
  @MethodSource("goodFiles")
  void read_goodFile_hasAll(byte[] content) throws IOException {
    Credentials credentials = read(content);

    assertThat(credentials.accountId()).isEqualTo(OWNER.accountId());
    assertThat(credentials.accountEmail()).isEqualTo(OWNER.accountEmail());
    assertThat(credentials.keyId()).isEqualTo(OWNER.keyId());
    assertThat(credentials.key().privateKey()).isEqualTo(OWNER.key().privateKey());
  }

  static Stream<String> badFiles() {
    return Stream.of(
        "",
        "null",
        "[]",
        "\"hunter2\"",
        "[" + JSON + "]",
        JSON + "hunter2",
        JSON + "}",
        JSON + JSON,
        JSON + "\u0000",
        JSON + "\uFEFF",
        "# hunter2\n" + JSON,
        withAccount("0"),
        withAccount("-1"),
        withAccount("1.5"),
        withAccount("true"),
        withAccount("null"),
        withAccount("[1]"),
        withAccount("12345678901234567890"),
        withAccount("\"\""),
        withAccount("\" 1\""),
        withAccount("\"1.0\""),
        withAccount("\"+1\""),
        withAccount("\"0\""),
        withAccount("\"\u0661\""),
        withAccount("\"12345678901234567890\""),
        JSON.replaceAll("\"key_id\":\"[^\"]*\"", "\"key_id\":null"),
        JSON.replaceAll("\"key_id\":\"[^\"]*\"", "\"key_id\":\" \""),
        JSON.replaceAll("\"private_key\":\"[^\"]*\"", "\"private_key\":\"hunter2\""),
        JSON.replaceAll("\"private_key\":\"[^\"]*\"", "\"private_key\":null"));
  }

  private static String withAccount(String id) {
    return JSON.replace("\"account_id\":1", "\"account_id\":" + id);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void read_badFile_isRefusedWithoutWhatIsInIt(String content) {
    assertThatIOException()
        .isThrownBy(() -> read(content.getBytes(UTF_8)))
        .withMessageStartingWith(directory.resolve("a.credentials.json").toString())
        .withMessageEndingWith(": repair it, or, in a directory for credentials, remove it")
        .withMessageNotContaining("hunter2")
        .withNoCause();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.fromJson(content))
        .withMessageStartingWith("The text ")
        .withMessageNotContaining("hunter2")
        .withNoCause();
  }

  @Test
  void fromJson_keyTooShort_isRefused() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1_024);
    SigningKey key = SigningKey.of(rsa.generateKeyPair());
    Credentials short1024 =
        new Credentials("a", "a@example.com", new AccountId(1), new KeyId("k"), key);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.fromJson(short1024.toJson()))
        .withMessage("The text has a private_key of fewer than 2048 bits");
  }

  @Test
  void fromJson_ownJson_isTheSame() {
    Credentials credentials = Credentials.fromJson(JSON);

    assertThat(credentials.toJson()).isEqualTo(JSON);
    assertThat(credentials.name()).isEqualTo(OWNER.keyId().value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "Topsecret"})
  void read_noPath_isNotRepeated(String secret) {
    assertThatIOException()
        .isThrownBy(() -> CredentialsFile.read(Path.of(secret)))
        .withMessageNotContaining(secret);
    assertThatIOException()
        .isThrownBy(() -> CredentialsFile.read(Path.of(secret.repeat(100))))
        .withMessageNotContaining(secret);
  }

  @Test
  void directory_withFilesAsPeopleHaveThem_usesTheirKeys() throws IOException {
    Files.writeString(
        directory.resolve("owner.credentials.json"),
        "\uFEFF" + withAccount("\"1\"").replace("\\n", "\\\\n"));

    CredentialsDirectory opened = CredentialsDirectory.open(directory);
    opened.write(List.of(OWNER));

    assertThat(opened.key(OWNER.keyId()).privateKey()).isEqualTo(OWNER.key().privateKey());
  }
}
