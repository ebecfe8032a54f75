package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sipregistration.mockserver.auth.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Any credentials file is read, or refused by an {@link IOException} that quotes nothing of it. */
class CredentialsFileFuzzTest {
  @TempDir private static Path directory;

  @FuzzTest(maxDuration = "10s")
  void read_anyFile_isReadOrRefused(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("a.credentials.json"), content);
    try {
      Credentials credentials = CredentialsFile.read(file);
      assertThat(credentials.accountId().value()).isPositive();
      assertThat(credentials.keyId().value()).isNotEmpty();
    } catch (IOException refused) {
      assertThat(refused)
          .hasNoCause()
          .message()
          .isIn(
              file
                  + " is no readable credentials file: repair it, or, in a directory for credentials, remove it",
              file
                  + " has no account_id or no key_id: repair it, or, in a directory for credentials, remove it",
              file
                  + " has no readable private_key: repair it, or, in a directory for credentials, remove it",
              file
                  + " has a private_key of fewer than 2048 bits: repair it, or, in a directory for credentials, remove it");
    }
  }
}
