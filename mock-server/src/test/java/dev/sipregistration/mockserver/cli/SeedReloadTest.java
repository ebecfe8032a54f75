package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Looks by itself at a file that it changes: nothing here waits for a second. */
class SeedReloadTest {
  private static final String SEED =
      """
      accounts:
        - account_id: 1
          account_name: demo
          applications: [ { application_id: 1, application_name: %s } ]
          service_accounts: [ { name: owner, roles: [ Owner ] } ]
      """;

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file;
  private MockServer server;
  private SeedReload reload;

  @BeforeEach
  void serve() throws IOException {
    file = Files.writeString(directory.resolve("seed.yaml"), SEED.formatted("first"));
    SeedSource source = new SeedSource(file, directory.resolve("credentials"), null, true);
    CommandLine commandLine =
        Main.commandLine(Map.of())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    reload = new SeedReload(source, file, commandLine);
    server = MockServer.start(MockServerOptions.builder().seed(source.first()).build());
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Returns the name of the application, which tells one content of the file from another. */
  private String loaded() {
    return server.exportSeed().replaceAll("(?s).*application_name: (\\w+).*", "$1");
  }

  private void lookTwice() {
    reload.look(server);
    reload.look(server);
  }

  @Test
  void file_unchanged_isNotLoadedAgain() {
    server.newAccount();

    lookTwice();

    assertThat(server.exportSeed()).contains("account_id: 2");
    assertThat(out.toString() + err).isEmpty();
  }

  @Test
  void file_changed_isLoadedOnceTwoLooksSeeTheSame() throws IOException {
    Files.writeString(file, SEED.formatted("another"));

    reload.look(server);
    assertThat(loaded()).isEqualTo("first");
    reload.look(server);
    assertThat(loaded()).isEqualTo("another");
    lookTwice();

    assertThat(out.toString().lines()).containsExactly("Loaded again: " + file);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void file_beingWritten_isLeftAlone() throws IOException {
    for (String part : new String[] {"", "acc", "accounts:\n", "accounts:\n  - acc"}) {
      Files.writeString(file, part);
      reload.look(server);
    }
    Files.writeString(file, SEED.formatted("whole"));
    lookTwice();

    assertThat(loaded()).isEqualTo("whole");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void file_replacedByAnother_isLoaded() throws IOException {
    Path other = Files.writeString(directory.resolve("other"), SEED.formatted("moved"));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

    lookTwice();

    assertThat(loaded()).isEqualTo("moved");
  }

  @Test
  void file_wrong_changesNothingAndIsReportedOnceWithItsPlace() throws IOException {
    server.newAccount();
    Files.writeString(file, "accounts:\n  - acount_id: 1\n");

    lookTwice();
    lookTwice();

    assertThat(server.exportSeed()).contains("account_id: 2");
    assertThat(err.toString().lines())
        .containsExactly(
            "sip-registration-mock-server: "
                + file
                + ":2:5: accounts[0].acount_id: is no key here; did you mean account_id?; the state"
                + " is as it was");

    Files.writeString(file, SEED.formatted("mended"));
    lookTwice();

    assertThat(loaded()).isEqualTo("mended");
  }

  @Test
  void file_missing_changesNothingUntilItIsBack() throws IOException {
    Files.delete(file);
    lookTwice();
    assertThat(loaded()).isEqualTo("first");
    assertThat(err.toString()).contains(file + ": there is no such file; the state is as it was");

    Files.writeString(file, SEED.formatted("back"));
    lookTwice();
    assertThat(loaded()).isEqualTo("back");
  }

  @Test
  void keys_ofServiceAccounts_stayTheSame() throws IOException {
    String before = server.credentials("owner").toJson();
    Files.writeString(file, SEED.formatted("another"));

    lookTwice();

    assertThat(server.credentials("owner").toJson()).isEqualTo(before);
    assertThat(directory.resolve("credentials/owner.credentials.json"))
        .content()
        .isEqualToIgnoringWhitespace(before);
  }

  /** Credentials files are never replaced by others. */
  @Test
  void file_whoseCredentialsDoNotFitTheFiles_changesNothing() throws IOException {
    Files.writeString(file, SEED.formatted("another").replace("name: demo", "name: acme"));

    lookTwice();

    assertThat(loaded()).isEqualTo("first");
    assertThat(err.toString())
        .startsWith("sip-registration-mock-server: --credentials-dir: ")
        .contains("owner.credentials.json")
        .endsWith("; the state is as it was" + System.lineSeparator());
  }

  @Test
  void keys_withoutDirectory_stayTheSame() throws IOException {
    SeedSource source = new SeedSource(file, null, null, true);
    server.load(source.first());
    String before = server.credentials("owner").toJson();

    server.load(source.again(server.seedCredentials()));

    assertThat(server.credentials("owner").toJson()).isEqualTo(before);
  }
}
