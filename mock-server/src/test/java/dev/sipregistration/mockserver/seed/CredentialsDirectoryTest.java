package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static final Logger LOGGER = Logger.getLogger(CredentialsDirectory.class.getName());

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

  /** What a crash, a power failure or a full disk leaves of a file, as a share of it. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 9", "1, 0", "40, 0", "95, 0", "95, 300", "99, 0"})
  void write_fileThatWasCutOff_isMadeAnew(int percent, int zeros) throws IOException {
    written(TWO_ACCOUNTS);
    Path file = directory.resolve("owner.credentials.json");
    String whole = Files.readString(file);
    Files.writeString(
        file, whole.substring(0, whole.length() * percent / 100) + "\0".repeat(zeros));

    Log log = new Log();
    LOGGER.addHandler(log);
    Seed seed = written(TWO_ACCOUNTS);
    LOGGER.removeHandler(log);

    assertThat(log.lines).contains(file + " was empty or cut off, and has a new key");
    assertThat(CredentialsFile.read(file).toJson())
        .isEqualTo(seed.credentials().get(0).toJson())
        .isNotEqualTo(whole.strip());
    assertThat(names()).containsExactly("owner.credentials.json", "second.owner.credentials.json");
    assertOwnersOnly(file);
  }

  @Test
  void write_cutOffFileOfNoServiceAccount_isLeftAlone() throws IOException {
    Path other = Files.writeString(directory.resolve("other.credentials.json"), "{\"account_id");

    written(TWO_ACCOUNTS);

    assertThat(other).hasContent("{\"account_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"account_id\": 1}", "[]", "x", "-----BEGIN PRIVATE KEY-----"})
  void write_fileThatIsWholeButNoCredentials_isRefusedAndKept(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("owner.credentials.json"), content);

    assertThatIOException().isThrownBy(() -> written(TWO_ACCOUNTS));

    assertThat(file).hasContent(content);
  }

  @Test
  void open_afterAWriteThatWasKilled_removesWhatIsLeftOfIt() throws IOException {
    Files.writeString(directory.resolve(".owner.credentials.json.4711.unfinished"), "{\"acc");

    written(TWO_ACCOUNTS);

    assertThat(names()).containsExactly("owner.credentials.json", "second.owner.credentials.json");
  }

  /** Each time, one of the two files is not there yet. */
  @Test
  void write_someFilesAreThere_keepsTheirKeys() throws IOException {
    List<Credentials> first = written(TWO_ACCOUNTS).credentials();
    for (int i = 0; i < 2; i++) {
      Files.delete(directory.resolve(names().get(i)));

      List<Credentials> again = written(TWO_ACCOUNTS).credentials();

      assertThat(again.get(1 - i).toJson()).isEqualTo(first.get(1 - i).toJson());
      assertThat(again.get(i).toJson()).isNotEqualTo(first.get(i).toJson());
      first = again;
    }
  }

  @Test
  void open_twoKeysUnderOneId_isRefused() throws IOException {
    Credentials owner = written(TWO_ACCOUNTS).credentials().get(0);
    Path copy = directory.resolve("copy.credentials.json");
    Files.writeString(copy, owner.toJson());
    assertThat(written(TWO_ACCOUNTS).credentials().get(0).toJson()).isEqualTo(owner.toJson());

    Files.writeString(copy, withKey(owner, newKeys.next()).toJson());

    assertThatIOException()
        .isThrownBy(() -> written(TWO_ACCOUNTS))
        .withMessageContaining(
            "holds another key under the id of the key of another file: remove one of them");
  }

  /** As another server writes it, where the file system knows no locks. */
  @Test
  void write_otherKeyUnderTheSameId_isRefused() throws IOException {
    try (CredentialsDirectory opened =
        CredentialsDirectory.open(directory, newKeys::next, Duration.ZERO)) {
      Seed seed = SeedFile.parse("seed.yaml", TWO_ACCOUNTS, opened::key, () -> SeedTexts.NOW);
      Path file = directory.resolve("owner.credentials.json");
      Files.writeString(file, withKey(seed.credentials().get(0), newKeys.next()).toJson());

      assertThatIOException()
          .isThrownBy(() -> opened.write(seed.credentials()))
          .withMessage(
              file + " holds another key under the same id: remove it, or name another directory");
    }
  }

  private static Credentials withKey(Credentials old, SigningKey key) {
    return new Credentials(old.name(), old.accountEmail(), old.accountId(), old.keyId(), key);
  }

  @Test
  void open_whileAnotherServerStarts_waitsAndUsesItsKeys() throws Exception {
    ExecutorService second = Executors.newSingleThreadExecutor();
    try {
      Future<Seed> other;
      Seed seed;
      try (CredentialsDirectory opened =
          CredentialsDirectory.open(directory, newKeys::next, MockServerFixture.GUARD)) {
        other = second.submit(() -> written(TWO_ACCOUNTS));
        seed = write(opened, TWO_ACCOUNTS);
        assertThat(other.isDone()).isFalse();
      }

      assertThat(other.get().credentials().get(0).toJson())
          .isEqualTo(seed.credentials().get(0).toJson());
    } finally {
      second.shutdownNow();
    }
  }

  @Test
  void open_whileAnotherServerNeverFinishesItsStart_isRefused() throws IOException {
    try (CredentialsDirectory opened =
        CredentialsDirectory.open(directory, newKeys::next, Duration.ZERO)) {
      assertThatIOException()
          .isThrownBy(() -> CredentialsDirectory.open(directory, newKeys::next, Duration.ZERO))
          .withMessage(
              "another server is starting with the directory, and has not finished after 0 s");
      write(opened, TWO_ACCOUNTS);
    }
    written(TWO_ACCOUNTS);
  }

  /** As where the directory is mounted so that it can only be read. */
  @Test
  void write_directoryWithoutLock_usesTheKeysThatAreThere() throws IOException {
    List<Credentials> first = written(TWO_ACCOUNTS).credentials();
    Files.createDirectory(directory.resolve(".lock"));

    assertThat(written(TWO_ACCOUNTS).credentials().get(0).toJson())
        .isEqualTo(first.get(0).toJson());
  }

  /** The file of a lock is what a process leaves that was killed. */
  @Test
  void open_lockOfAProcessThatIsGone_isTakenAndRemoved() throws IOException {
    Files.createFile(directory.resolve(".lock"));

    written(TWO_ACCOUNTS);

    assertThat(names()).containsExactly("owner.credentials.json", "second.owner.credentials.json");
  }

  @Test
  void write_whereADirectoryHasTheNameOfAFile_saysWhy() throws IOException {
    Path file = directory.resolve("owner.credentials.json");
    Files.createDirectory(file);

    assertThatIOException()
        .isThrownBy(() -> written(TWO_ACCOUNTS))
        .withMessage(file + " cannot be read: Is a directory");
  }

  private static final class Log extends Handler {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord event) {
      lines.add(event.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private Seed written(String yaml) throws IOException {
    try (CredentialsDirectory opened =
        CredentialsDirectory.open(directory, newKeys::next, MockServerFixture.GUARD)) {
      return write(opened, yaml);
    }
  }

  private static Seed write(CredentialsDirectory opened, String yaml) throws IOException {
    Seed seed = SeedFile.parse("seed.yaml", yaml, opened::key, () -> SeedTexts.NOW);
    opened.write(seed.credentials());
    return seed;
  }

  private static void assertOwnersOnly(Path file) throws IOException {
    assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
