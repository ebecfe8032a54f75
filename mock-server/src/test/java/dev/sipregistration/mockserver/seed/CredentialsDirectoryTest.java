package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsDirectoryTest {
  private static final String TWO_ACCOUNTS =
      """
      accounts:
        - account_id: 1
          account_name: first
          service_accounts: [ { name: owner, roles: [ Owner ] } ]
        - account_id: 2
          account_name: second
          service_accounts: [ { name: owner, roles: [ Owner ] } ]
      """;

  @TempDir private Path directory;

  private final Iterator<SigningKey> newKeys = TestSeeds.keys().iterator();

  @Test
  void write_seedOfTwoAccounts_namesTheSecondAccountInItsFile() throws IOException {
    written(TWO_ACCOUNTS);

    assertThat(names()).containsExactly("owner.credentials.json", "second.owner.credentials.json");
    assertThat(directory.resolve("second.owner.credentials.json"))
        .content()
        .contains("\"account_id\":2", "\"account_email\":\"second@example.com\"");
  }

  @Test
  void write_sameSeedAgain_usesTheKeysThatAreThere() throws IOException {
    List<Credentials> first = written(TWO_ACCOUNTS).credentials();
    List<Credentials> second = written(TWO_ACCOUNTS).credentials();

    assertThat(second.get(0).toJson()).isEqualTo(first.get(0).toJson());
    assertThat(second.get(1).toJson()).isEqualTo(first.get(1).toJson());
    assertThat(second.get(1).toJson()).isNotEqualTo(second.get(0).toJson());
  }

  @Test
  void write_ownPublicKey_hasNoFile() throws IOException {
    written(SeedDocumentationTest.sample());

    assertThat(names()).containsExactly("child.owner.credentials.json", "owner.credentials.json");
  }

  @Test
  void write_accountHasAnotherIdNow_isRefused() throws IOException {
    written(TWO_ACCOUNTS);

    assertThatIOException()
        .isThrownBy(() -> written(TWO_ACCOUNTS.replace("account_id: 1", "account_id: 3")))
        .withMessageContaining(
            "owner.credentials.json holds the credentials of another account: remove it");
  }

  @Test
  void write_keyHasAnotherIdNow_isRefused() throws IOException {
    written(TWO_ACCOUNTS);

    assertThatIOException()
        .isThrownBy(
            () ->
                written(
                    TWO_ACCOUNTS
                        .replace("name: owner,", "name: owner, key_id: k,")
                        .replaceFirst("(?s)(.*)key_id: k,", "$1")))
        .withMessageContaining("owner.credentials.json holds the credentials of another key");
  }

  private Seed written(String yaml) throws IOException {
    CredentialsDirectory opened = CredentialsDirectory.open(directory, newKeys::next);
    Seed seed = SeedFile.parse("seed.yaml", yaml, opened::key, () -> SeedTexts.NOW);
    opened.write(seed.credentials());
    return seed;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
