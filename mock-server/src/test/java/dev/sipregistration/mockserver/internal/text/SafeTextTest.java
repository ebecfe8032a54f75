package dev.sipregistration.mockserver.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/mock/seed",
        "./seed",
        "../token",
        "~/token",
        "seed.yaml",
        "seeds/two accounts.yml",
        "owner.credentials.json",
        "/run/secrets/admin-token",
        "C:\\mock\\token",
        "src",
        "/tmp"
      })
  void path_writtenLikeOne_isShown(String path) {
    assertThat(SafeText.path(Path.of(path))).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "sesame",
        "{}",
        "/{\"key\":1}",
        "-----BEGIN PRIVATE KEY-----",
        "eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
        "http://user:password@example.org/seed.yaml",
        "user:password@example.org",
        "/Ab3dEf9Gh1jKlMnOpQrStUv2xyz",
        "5f4dcc3b5aa765d61d8327deb882cf99",
        "a\nb.json"
      })
  void path_writtenOtherwise_isHidden(String path) {
    assertThat(SafeText.path(Path.of(path))).isEqualTo(SafeText.HIDDEN);
  }

  @Test
  void path_ofFileThatIsThere_isShown(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("p@ss(1)"), "");

    assertThat(SafeText.path(file)).isEqualTo(file.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "many",
        "xml",
        "--port",
        "-h",
        "-1",
        "8080",
        "0.5",
        "10.0.0.1:80",
        "a.example.org",
        "tcp://10.0.0.1:8080",
        "http://example.org/",
        "--rate-limit-429"
      })
  void argument_ofWordsAndNumbers_isShown(String argument) {
    assertThat(SafeText.argument(argument)).isEqualTo(argument);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "Secret",
        "-Secret",
        "-----BEGIN",
        "a b",
        "http://u:p@example.org",
        "http://example.org/?token=x",
        "--port=x"
      })
  void argument_ofAnythingElse_isHidden(String argument) {
    assertThat(SafeText.argument(argument)).isEqualTo(SafeText.HIDDEN);
  }

  @Test
  void hide_quotedArguments_areReplacedWholeAndInParts() {
    assertThat(
            SafeText.hide(
                "'Ab1' is no option, 'x=Ab1', Cd2 and Ef3, unlike XAb1 or many",
                List.of("--x=Ab1", "Cd2,Ef3", "many")))
        .isEqualTo(
            "'%1$s' is no option, 'x=%1$s', %1$s and %1$s, unlike XAb1 or many"
                .formatted(SafeText.HIDDEN));
  }

  @Test
  void problem_ofFile_namesThePathOnlyIfItMayBeShown() {
    assertThat(SafeText.problem(new FileSystemException("hunter2", null, "name too long")))
        .isEqualTo(SafeText.HIDDEN + ": name too long");
    assertThat(SafeText.problem(new FileSystemException("/x/y", null, null)))
        .isEqualTo("/x/y: cannot be used");
    assertThat(SafeText.problem(new IOException("broken"))).isEqualTo("broken");
  }
}
