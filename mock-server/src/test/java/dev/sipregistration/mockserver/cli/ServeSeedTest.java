package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeSeedTest {
  private static final String LISTENING = "Listening on ";

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("seed.yaml");
  }

  @Test
  void serve_malformedSeed_endsWithOneLineAndStatusTwoAndDoesNotListen() throws IOException {
    Files.writeString(file, "accounts:\n  - acount_id: 1\n");

    int status = execute("serve", "--port", "0", "--seed", file.toString());

    assertThat(status).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            "sip-registration-mock-server: "
                + file
                + ":2:5: accounts[0].acount_id: is no key here; did you mean account_id?"
                + System.lineSeparator());
  }

  @Test
  void serve_seedThatIsNotThere_endsWithOneLineAndStatusTwo() {
    int status = execute("serve", "--port", "0", "--seed", file.toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "sip-registration-mock-server: "
                + file
                + ": there is no such file"
                + System.lineSeparator());
  }

  @Test
  void serve_malformedSeedWithCredentialsDirectory_writesNoCredentials() throws IOException {
    Files.writeString(
        file,
        """
        accounts:
          - account_id: 1
            account_name: demo
            service_accounts: [ { name: owner, roles: [ Owner ] } ]
        clock: never
        """);
    Path credentials = directory.resolve("credentials");

    int status =
        execute("serve", "--seed", file.toString(), "--credentials-dir", credentials.toString());

    assertThat(status).isEqualTo(2);
    assertThat(credentials).isDirectoryNotContaining("glob:**.json");
  }

  @Test
  void serve_seedWithPrintCurl_isRefused() throws IOException {
    Files.writeString(file, "accounts: []");

    int status = execute("serve", "--port", "0", "--print-curl", "--seed", file.toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("--print-curl is for the demo world: remove it or --seed");
  }

  @Test
  void serve_seed_servesItsAccounts() throws Exception {
    Files.writeString(file, "accounts: [ { account_id: 42, account_name: acme } ]");
    try (PipedReader printed = new PipedReader();
        BufferedReader lines = new BufferedReader(printed);
        PrintWriter writer = new PrintWriter(new PipedWriter(printed), true)) {
      Thread serving =
          new Thread(
              () ->
                  Main.commandLine()
                      .setOut(writer)
                      .setErr(new PrintWriter(err))
                      .execute("serve", "--port", "0", "--seed", file.toString()));
      serving.start();

      String line = lines.readLine();
      assertThat(line).startsWith(LISTENING);
      assertThat(state(URI.create(line.substring(LISTENING.length()))))
          .contains("\"account_id\":42", "\"account_name\":\"acme\"");

      serving.interrupt();
      serving.join();
    }
  }

  private int execute(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static String state(URI base) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/__admin/state")).version(Version.HTTP_1_1).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
