package dev.sipregistration.mockserver.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.seed.DemoSeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Runs the command line in a process of its own, as a user does. */
@Execution(ExecutionMode.CONCURRENT)
class MainTest {
  private static final int SIGTERM = 128 + 15;

  @TempDir private Path directory;

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What comes up soonest: none of these processes lives for long.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(directory.resolve("stderr").toFile()).start();
  }

  private String stderr() throws IOException {
    return Files.readString(directory.resolve("stderr"));
  }

  private static int exitStatus(Process process) throws InterruptedException {
    assertThat(process.waitFor(MockServerFixture.GUARD.toMillis(), MILLISECONDS))
        .as("the process ended")
        .isTrue();
    return process.exitValue();
  }

  /** Starts the server, and returns where it listens as soon as it says so. */
  private static URI listening(Process process) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    assertThat(line).matches("Listening on http://127\\.0\\.0\\.1:\\d+");
    return URI.create(line.substring("Listening on ".length()));
  }

  /** Runs a command line that cannot work, here, and returns the one line that says why. */
  private static String complaint(String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors, true))
            .execute(Main.withDefaultCommand(arguments));

    assertThat(status).isEqualTo(2);
    assertThat(output.toString()).isEmpty();
    assertOneLine(errors.toString());
    return errors.toString();
  }

  private static void assertOneLine(String errors) {
    assertThat(errors.lines()).hasSize(1);
    assertThat(errors)
        .startsWith("sip-registration-mock-server: ")
        .doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "127.0.0.1:80", "[::1"})
  void serve_hostThatIsNone_isOneLine(String host) {
    assertThat(complaint("--host", host))
        .startsWith("sip-registration-mock-server: --host must be a name or address");
  }

  @Test
  void anyCommand_failsUnexpectedly_isOneLineWithoutItsMessage() {
    StringWriter errors = new StringWriter();
    CommandLine broken =
        Main.commandLine().addSubcommand(new Broken()).setErr(new PrintWriter(errors, true));

    assertThat(broken.execute("broken")).isEqualTo(2);
    assertThat(errors.toString().lines()).hasSize(1);
    assertThat(errors.toString())
        .startsWith("sip-registration-mock-server: unexpected failure (IllegalStateException)")
        .doesNotContain("secret");
  }

  @Test
  void anyCommand_failsForWantOfMemory_isOneLineWithAnotherStatus() {
    StringWriter errors = new StringWriter();
    CommandLine starved =
        Main.commandLine().addSubcommand(new Starved()).setErr(new PrintWriter(errors, true));

    assertThat(Main.run(starved, "starved")).isEqualTo(70);
    assertThat(errors)
        .hasToString(
            "sip-registration-mock-server: ended after an error: OutOfMemoryError (Java heap space)"
                + System.lineSeparator());
  }

  @CommandLine.Command(name = "starved")
  private static final class Starved implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @CommandLine.Command(name = "broken")
  private static final class Broken implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("secret");
    }
  }

  @Test
  void serve_anyFreePort_answersOnceItSaysSo() throws Exception {
    Process process = start("--port", "0");
    try {
      URI uri = listening(process);
      try (RawConnection connection = new RawConnection(uri)) {
        connection.send("GET /__admin/health HTTP/1.1\nHost: localhost\n\n");
        assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ").contains("\"UP\"");
      }

      process.destroy();

      assertThat(exitStatus(process)).isIn(0, SIGTERM);
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new RawConnection(uri).close());
      assertThat(stderr()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void serve_withHttps_announcesBothInOneLineAndWritesTheCertificate() throws Exception {
    Path credentials = directory.resolve("credentials");
    prepareAllButOwner(credentials);
    Process process =
        start("--port", "0", "--https-port", "0", "--credentials-dir", credentials.toString());
    try {
      String line =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();

      assertThat(line)
          .matches("Listening on http://127\\.0\\.0\\.1:\\d+ https://127\\.0\\.0\\.1:\\d+");
      assertThat(credentials.resolve("mock-server.pem"))
          .content()
          .startsWith("-----BEGIN CERTIFICATE-----\n")
          .doesNotContain("PRIVATE");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void serve_storeWithState_saysThatItHoldsAndWritesItsCredentials() throws Exception {
    Path state = directory.resolve("state");
    Path seed = Files.writeString(directory.resolve("seed.yaml"), "accounts: []\n");
    try (MockServer server =
        MockServer.start(
            MockServerOptions.builder().seed(TestSeeds.demo()).store("file:" + state).build())) {
      server.newAccount();
    }
    Path credentials = directory.resolve("credentials");
    Process process =
        start(
            "--port",
            "0",
            "--store",
            "file:" + state,
            "--seed",
            seed.toString(),
            "--credentials-dir",
            credentials.toString());
    try {
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));

      assertThat(output.readLine()).startsWith("Listening on ");
      assertThat(output.readLine())
          .isEqualTo(
              "Continuing with the state of the store, not with --seed; --store-reset would take the seed");
      assertThat(
              Credentials.fromJson(Files.readString(credentials.resolve("owner.credentials.json"))))
          .returns(TestSeeds.demo().credentials().get(0).keyId(), Credentials::keyId);
      assertThat(complaint("--port", "0", "--store", "file:" + state))
          .contains("--store file:" + state + " is used by another mock server");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void serve_otherPrivateKeyThanTheStore_isRefused() throws Exception {
    Path credentials = Files.createDirectories(directory.resolve("credentials"));
    Credentials owner = TestSeeds.demo().credentials().get(0);
    try (MockServer server =
        MockServer.start(
            MockServerOptions.builder()
                .seed(TestSeeds.demo())
                .store("file:" + directory.resolve("state"))
                .build())) {
      Files.writeString(
          credentials.resolve(owner.name() + ".credentials.json"),
          new Credentials(
                  owner.name(),
                  owner.accountEmail(),
                  owner.accountId(),
                  owner.keyId(),
                  TestSeeds.keyOtherThan(owner.key()))
              .toJson());
      assertThat(server.hasContinued()).isFalse();
    }

    assertThat(
            complaint(
                "--port",
                "0",
                "--store",
                "file:" + directory.resolve("state"),
                "--credentials-dir",
                credentials.toString()))
        .contains(owner.name() + ".credentials.json holds another key under the same id");
  }

  @Test
  void serve_storeThatCannotBeUsed_isOneLine() throws Exception {
    Path password = Files.writeString(directory.resolve("password"), "ts0secret\n");

    assertThat(
            complaint(
                "--port",
                "0",
                "--store",
                "postgresql://mock@localhost:1/state",
                "--store-password-file",
                password.toString()))
        .contains("--store postgresql://mock@localhost:1/state cannot be opened: the server cannot")
        .doesNotContain("ts0secret");
    assertThat(complaint("--store", "postgresql://mock:ts0secret@localhost/state"))
        .contains("--store must not have a password in its address")
        .doesNotContain("ts0secret");
    String nothing = directory.resolve("nothing").toString();
    assertThat(
            complaint("--store", "postgresql://mock@localhost/x", "--store-password-file", nothing))
        .contains("--store-password-file: there is no file " + nothing);
  }

  @Test
  void serve_keyStoreWithoutWhatItNeeds_isRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("store"), "no key store");
    Path password = Files.writeString(directory.resolve("password"), "ts0secret\n");
    String store = file.toString();

    assertThat(complaint("--key-store", store)).contains("--https-port");
    assertThat(complaint("--key-store", store, "--https-port", "0"))
        .contains("--key-store-password-file", HttpsOptions.PASSWORD_VARIABLE);
    assertThat(
            complaint(
                "--key-store",
                store,
                "--https-port",
                "0",
                "--key-store-password-file",
                password.toString()))
        .contains("no key store")
        .doesNotContain("ts0secret");
    String nothing = directory.resolve("nothing").toString();
    assertThat(
            complaint(
                "--key-store", store, "--https-port", "0", "--key-store-password-file", nothing))
        .contains("--key-store-password-file: there is no file " + nothing);
    assertThat(complaint("--https-port", "65536")).contains("--https-port must be 0 to 65535");
  }

  @Test
  void serve_newCredentialsDirectory_isMade() throws Exception {
    Path credentials = directory.resolve("new").resolve("credentials");
    Path seed = directory.resolve("seed.yaml");
    Files.writeString(
        seed,
        """
        accounts:
          - account_id: 1
            account_name: acme
            account_email: acme@example.com
            service_accounts:
              - { name: deploy, roles: [Owner] }
        """);

    assertThat(
            complaint(
                "--host",
                "192.0.2.1",
                "--admin-token",
                "x",
                "--seed",
                seed.toString(),
                "--credentials-dir",
                credentials.toString()))
        .contains("cannot listen");
    assertThat(credentials.resolve("deploy.credentials.json")).exists();
  }

  @Test
  void serve_credentialsDirectoryTwice_addsWhatIsMissingPrivately() throws Exception {
    Path credentials = directory.resolve("credentials");
    prepareAllButOwner(credentials);
    String[] arguments = {
      "serve", "--port", "0", "--credentials-dir", credentials.toString(), "--print-curl"
    };
    List<String> first = filesAfter(start(arguments), credentials);
    List<String> second = filesAfter(start(arguments), credentials);

    assertThat(first).hasSize(13).isEqualTo(second);
    assertThat(credentials.resolve("owner.credentials.json"))
        .content()
        .contains("\"account_id\":1", "BEGIN PRIVATE KEY");
    assumeTrue(credentials.getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertThat(Files.getPosixFilePermissions(credentials.resolve("owner.credentials.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  /** Saves the time to make a key for each: only the owner's file is left to be written. */
  private static void prepareAllButOwner(Path credentials) throws IOException {
    Files.createDirectories(credentials);
    SigningKey shared = TestSeeds.key(new KeyId("shared"));
    for (Credentials one : DemoSeed.create(id -> shared).credentials()) {
      if (!one.name().equals("owner")) {
        Files.writeString(credentials.resolve(one.name() + ".credentials.json"), one.toJson());
      }
    }
  }

  private static List<String> filesAfter(Process process, Path credentials) throws Exception {
    try {
      listening(process);
    } finally {
      process.destroy();
      exitStatus(process);
    }
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.list(credentials)) {
      for (Path file : files.sorted().toList()) {
        contents.add(file.getFileName() + " " + Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  void token_ofStandardInput_isPrinted() throws Exception {
    Credentials owner = TestSeeds.demo().credentials().get(0);
    Process process = start("token", "-");
    try (OutputStream input = process.getOutputStream()) {
      input.write(owner.toJson().getBytes(StandardCharsets.UTF_8));
    }

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(exitStatus(process)).isZero();
    assertThat(output).startsWith("eyJ");
  }

  @Test
  void token_ofOtherStandardInput_isRefused() throws Exception {
    Process process = start("token", "-");
    try (OutputStream input = process.getOutputStream()) {
      input.write("hunter2".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(exitStatus(process)).isEqualTo(2);
    assertOneLine(stderr());
    assertThat(stderr())
        .contains("the standard input is no readable credentials file")
        .doesNotContain("hunter2");
  }

  @Test
  void main_unusableOption_endsTheProcessWithTwo() throws Exception {
    Process process = start("--port", "many");
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(exitStatus(process)).isEqualTo(2);
    assertThat(output).isEmpty();
    assertOneLine(stderr());
  }

  @Test
  void serve_portNoNumber_saysSo() {
    assertThat(complaint("--port", "http")).contains("--port", "http");
  }

  @Test
  void serve_portOutOfRange_saysSo() {
    assertThat(complaint("serve", "--port", "70000")).contains("--port must be 0 to 65535");
  }

  @Test
  void serve_journalSizeOutOfRange_saysSo() {
    assertThat(complaint("--journal-size", "-1"))
        .contains("--journal-size must be 0 to 1000000, but is -1");
    assertThat(complaint("--store", "file:x", "--store-cache", "0"))
        .contains("--store-cache must be at least 1, but is 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--store-cache=10", "--store-reset"})
  void serve_optionOfStore_needsAStoreThatLasts(String option) {
    assertThat(complaint(option))
        .contains(
            option.split("=")[0] + " is for a store that lasts: add --store, such as file:DIR");
  }

  @Test
  void serve_callbackHostIsAUrl_saysSo() {
    assertThat(complaint("--callback-hosts", "loopback,http://example.org"))
        .contains("--callback-hosts must be loopback, private, any", "http://example.org");
  }

  @Test
  void serve_portInUse_saysSo() throws IOException {
    try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(inUse.getLocalPort());

      assertThat(complaint("--port", port)).contains("cannot listen", port, "in use");
    }
  }

  @Test
  void serve_hostOfAnotherMachine_saysSo() {
    assertThat(complaint("--host", "192.0.2.1", "--admin-token", "x", "--port", "0"))
        .contains("cannot listen on 192.0.2.1");
  }

  @Test
  void serve_credentialsDirectoryIsAFile_saysSo() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");

    assertThat(complaint("--port", "0", "--credentials-dir", file.toString()))
        .contains("--credentials-dir", file.toString());
  }

  @Test
  void serve_foreignCredentials_areNotOverwritten() throws IOException {
    Path file = directory.resolve("owner.credentials.json");
    String foreign = "{\"account_email\":\"x\",\"account_id\":9,\"key_id\":\"9\"}";
    Files.writeString(file, foreign);

    assertThat(complaint("--port", "0", "--credentials-dir", directory.toString()))
        .contains("--credentials-dir", file.toString());
    assertThat(file).hasContent(foreign);
  }

  @Test
  void help_asked_goesToTheOutput() {
    for (String[] arguments : new String[][] {{"--help"}, {"-h"}, {"serve", "--help"}}) {
      StringWriter output = new StringWriter();

      int status =
          Main.commandLine()
              .setOut(new PrintWriter(output))
              .execute(Main.withDefaultCommand(arguments));

      assertThat(status).isZero();
      assertThat(output.toString()).contains("Usage: sip-registration-mock-server", "serve");
    }
  }

  @Test
  void version_asked_isOneLine() throws Exception {
    Process process = start("--version");
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(exitStatus(process)).isZero();
    assertThat(output.lines()).hasSize(1);
    assertThat(output).startsWith("sip-registration-mock-server ");
  }
}
