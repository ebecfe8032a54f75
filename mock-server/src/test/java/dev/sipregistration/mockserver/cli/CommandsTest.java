package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sipregistration.mockserver.ClosedPort;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class CommandsTest {
  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.adminToken("sesame"));

  private final String url = SERVER.server().baseUri().toString();

  @TempDir private Path directory;

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  private String credentials() throws IOException {
    Credentials owner = SERVER.credentials("owner");
    return file("owner.credentials.json", owner.toJson());
  }

  @Test
  void token_ofCredentialsFile_isGood() throws IOException {
    String token = Run.of("token", credentials()).succeeded().strip();

    assertThat(SERVER.withToken(token).create().id()).isEqualTo(1);
  }

  @Test
  void token_withLifetimeAndHeader_hasBoth() throws IOException {
    String header =
        Run.of("token", "--lifetime", "PT90S", "--header", credentials()).succeeded().strip();

    assertThat(header).startsWith("Authorization: Bearer ");
    String claims = new String(Base64.getUrlDecoder().decode(header.split("\\.")[1]));
    assertThat(number(claims, "exp") - number(claims, "iat")).isEqualTo(90);
  }

  private static long number(String json, String name) {
    return Long.parseLong(json.replaceAll(".*\"" + name + "\":(\\d+).*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1H1S", "PT0.5S", "1h", "-PT1S", "P1M"})
  void token_otherLifetime_isRefused(String lifetime) throws IOException {
    assertThat(Run.of("token", "--lifetime", lifetime, credentials()).complaint())
        .isEqualTo("--lifetime must be a duration in whole seconds like PT10M, from PT1S to PT1H");
  }

  @Test
  void token_unusableFile_isRefusedWithoutWhatIsInIt() throws IOException {
    Path none = directory.resolve("none.json");
    assertThat(Run.of("token", none.toString()).complaint())
        .isEqualTo(none + " is not there, or may not be read by this user");
    for (String content :
        List.of(
            "{",
            "{\"account_id\": 1}",
            "{\"account_id\": 1, \"key_id\": \"k\", \"private_key\": \"hunter2\"}")) {
      assertThat(Run.of("token", file("bad.json", content)).complaint())
          .startsWith(directory.toString())
          .doesNotContain("hunter2");
    }
  }

  @Test
  void token_withoutFile_saysWhatIsMissing() {
    assertThat(Run.of("token").complaint()).contains("CREDENTIALS");
  }

  @Test
  void seedCheck_goodFile_saysWhatIsInIt() throws IOException {
    String seed = file("seed.yaml", "accounts: [ { account_id: 1, account_name: demo } ]");

    assertThat(Run.of("seed", "check", seed).succeeded().strip())
        .isEqualTo(seed + ": good, with 1 account, 0 service accounts and 0 SIP registrations");
  }

  @Test
  void seedCheck_fileWithByteOrderMark_isGood() throws IOException {
    String seed = file("seed.yaml", "\uFEFFaccounts: [ { account_id: 1, account_name: demo } ]");

    assertThat(Run.of("seed", "check", seed).succeeded()).contains("good, with 1 account");
  }

  @Test
  void seedInit_newFile_isASeedThatLoads() {
    String seed = directory.resolve("new.yaml").toString();

    assertThat(Run.of("seed", "init", seed).succeeded().strip())
        .isEqualTo("Wrote " + seed + ". To start with it: --seed " + seed + " --watch");
    assertThat(Run.of("seed", "check", seed).succeeded().strip())
        .isEqualTo(seed + ": good, with 1 account, 2 service accounts and 2 SIP registrations");
    assertThat(Run.of("seed", "init", "-").succeeded()).startsWith("# The state that the mock");
  }

  @Test
  void seedInit_fileThatIsThere_isLeftAlone() throws IOException {
    String seed = file("seed.yaml", "mine");

    assertThat(Run.of("seed", "init", seed).complaint())
        .isEqualTo("cannot write " + seed + ": is there already");
    assertThat(Path.of(seed)).hasContent("mine");
    assertThat(Run.of("seed", "init", directory.resolve("none/x.yaml").toString()).complaint())
        .endsWith("x.yaml: there is no such file");
  }

  @ParameterizedTest
  @CsvSource({"http, '# SIP registrations: '", "postman, '{'"})
  void collection_asText_isPrintedOrWritten(String format, String beginning) {
    Path written = directory.resolve("file");
    String printed = Run.of("collection", "--format", format).succeeded();

    Run.of("collection", "--format", format, "--output", written.toString()).succeeded();

    assertThat(printed).startsWith(beginning).contains("http://127.0.0.1:8080");
    assertThat(written).hasContent(printed);
  }

  @Test
  void collection_ofBruno_isANewDirectory() {
    Path bruno = directory.resolve("new/bruno");
    String[] arguments = {"collection", "--format", "bruno", "--output", bruno.toString()};

    Run.of(arguments).succeeded();

    assertThat(bruno.resolve("CreateSipRegistration/002.bru")).isRegularFile();
    assertThat(Run.of(arguments).complaint())
        .isEqualTo("--output: " + bruno + " is not empty, and nothing is replaced");
    assertThat(Run.of("collection", "--format", "bruno").complaint())
        .isEqualTo("a collection of Bruno is a directory: add --output DIR");
    assertThat(Run.of("collection").complaint()).contains("--format=FORMAT");
  }

  @Test
  void watch_withoutSeedFile_isRefused() {
    assertThat(Run.of("--port", "0", "--watch").complaint())
        .isEqualTo("--watch is for a seed file: add --seed FILE");
  }

  @Test
  void seedCheck_wrongFile_saysWhere() throws IOException {
    String seed = file("seed.yaml", "accounts:\n  - acount_id: 1\n");

    assertThat(Run.of("seed", "check", seed).complaint())
        .isEqualTo(seed + ":2:5: accounts[0].acount_id: is no key here; did you mean account_id?");
  }

  @Test
  void export_ofRunningServer_isTheSeed() throws IOException {
    SERVER.as("owner").create("password", "hunter2");
    String token = file("token", "sesame\n");

    String seed = Run.of("export", "--url", url + "/", "--admin-token-file", token).succeeded();

    assertThat(seed).isEqualTo(SERVER.server().exportSeed()).doesNotContain("hunter2");
    assertThat(Seed.fromYaml(seed).world().accounts().get(0).registrations().size()).isEqualTo(1);
  }

  @Test
  void export_withSecretsToFile_writesItPrivately() throws IOException {
    SERVER.as("owner").create("password", "hunter2");
    Path output = directory.resolve("seed.yaml");
    Map<String, String> variables = Map.of("SIP_REGISTRATION_MOCK_ADMIN_TOKEN", "sesame");

    String[] arguments = {"export", "--url", url, "--secrets", "--output", output.toString()};
    assertThat(Run.with(variables, arguments).succeeded()).isEmpty();

    assertThat(output).content().contains("password: hunter2");
    assumeThat(output.getFileSystem().supportedFileAttributeViews()).contains("posix");
    assertThat(Files.getPosixFilePermissions(output))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void export_withoutToken_saysWhatTheServerSays() {
    assertThat(Run.of("export", "--url", url).complaint())
        .startsWith(url + " responds 401: Send the admin token");
  }

  @Test
  void export_whereNobodyListens_saysSo() throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      String nobody = "http://127.0.0.1:" + port.number();

      assertThat(Run.of("export", "--url", nobody).complaint())
          .isEqualTo("no server listens at " + nobody);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:99999", "localhost", "http://[", "ftp://localhost", "http:// x"})
  void export_malformedUrl_isRefused(String malformed) {
    assertThat(Run.of("export", "--url", malformed).complaint()).contains("--url must be a URL");
  }

  @Test
  void export_toDirectory_isRefused() {
    String[] arguments = {
      "export", "--url", url, "--admin-token", "sesame", "--output", directory.toString()
    };

    assertThat(Run.of(arguments).complaint()).startsWith("--output: cannot write");
  }

  @Test
  void adminToken_setTwice_isRefused() {
    assertThat(Run.of("export", "--admin-token", "sesame", "--admin-token-file", "f").complaint())
        .isEqualTo("use either --admin-token or --admin-token-file, not both")
        .doesNotContain("sesame");
  }

  @ParameterizedTest
  @CsvSource({
    "sesame, none, ''", // A container's image may name a file, which need not be there then.
    "wrong, none, --admin-token=sesame",
    "wrong, none, --admin-token-file=good",
    "'', none, --admin-token=sesame",
    "'', good, ''",
  })
  void adminToken_inVariables_givesWayToTheCommandLine(String token, String file, String option)
      throws IOException {
    file("good", "sesame");
    Map<String, String> variables =
        Map.of(
            Environment.PREFIX + "ADMIN_TOKEN",
            token,
            Environment.PREFIX + "ADMIN_TOKEN_FILE",
            directory.resolve(file).toString(),
            Environment.PREFIX + "URL",
            url);
    String typed = option.replace("=good", "=" + directory.resolve("good"));

    String[] arguments = typed.isEmpty() ? new String[] {"export"} : new String[] {"export", typed};

    assertThat(Run.with(variables, arguments).succeeded()).contains("accounts:");
  }

  @Test
  void adminTokenFile_notThere_isRefused() {
    Path none = directory.resolve("none");

    assertThat(Run.of("--port", "0", "--admin-token-file", none.toString()).complaint())
        .isEqualTo("--admin-token-file: there is no file " + none);
  }

  @Test
  void adminTokenFile_empty_isRefused() throws IOException {
    assertThat(Run.of("--port", "0", "--admin-token-file", file("empty", "\n")).complaint())
        .isEqualTo(
            "the content of --admin-token-file must be of visible ASCII characters, without"
                + " spaces");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:99999", "http://127.0.0.1:65536"})
  void export_portOutOfRange_isRefused(String malformed) {
    assertThat(Run.of("export", "--url", malformed).complaint())
        .isEqualTo("--url must be a URL like http://127.0.0.1:8080");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void pathThatIsEmpty_isRefused(String path) {
    for (String option : List.of("--credentials-dir", "--seed", "--key-store")) {
      assertThat(Run.of("--port", "0", option, path).complaint())
          .isEqualTo(
              "Invalid value for option '%s': it is no path of a file or directory"
                  .formatted(option));
    }
  }

  @Test
  void keyStore_thatIsNoFile_saysSo() throws IOException {
    String[] arguments = {
      "--https-port",
      "0",
      "--key-store-password-file",
      file("p", "x"),
      "--key-store",
      "",
      "--port",
      "0"
    };
    for (String path :
        List.of(directory.toString(), "/dev/null", directory.resolve("x").toString())) {
      arguments[5] = path;
      assertThat(Run.of(arguments).complaint())
          .isEqualTo(
              "--key-store: "
                  + path
                  + " cannot be read: it is not there, no file, or not for this user");
    }
  }

  /** Such as a device, which has no end. */
  @Test
  void fileOfAKeyOrToken_thatIsTooLarge_isRefused() throws IOException {
    String large = file("large.json", "x".repeat(1024 * 1024 + 1));

    assertThat(Run.of("token", large).complaint())
        .isEqualTo(large + " cannot be read: is larger than 1 MiB");
    assertThat(Run.of("export", "--admin-token-file", large).complaint())
        .isEqualTo("--admin-token-file: cannot read " + large + ": is larger than 1 MiB");
  }

  @Test
  void serve_certificateThatCannotBeWritten_saysWhy() throws IOException {
    String seed = file("seed.yaml", "accounts: []");
    Path credentials = Files.createDirectory(directory.resolve("credentials"));
    Files.createDirectory(credentials.resolve("mock-server.pem"));
    String[] arguments = {
      "--port",
      "0",
      "--https-port",
      "0",
      "--seed",
      seed,
      "--credentials-dir",
      credentials.toString()
    };

    assertThat(Run.of(arguments).complaint())
        .isEqualTo("--credentials-dir: mock-server.pem cannot be written: Is a directory");
  }

  @Test
  void serve_whereOthersCanReachItWithoutToken_isRefused() {
    assertThat(Run.of("--host", "0.0.0.0", "--port", "0").complaint())
        .isEqualTo(
            "--host 0.0.0.0 can be reached from other machines, so the admin API needs a token:"
                + " --admin-token-file FILE");
  }

  @ParameterizedTest
  @CsvSource({
    "--prot 0, --prot is no option of serve; did you mean --port?",
    "serve --prot=0, --prot is no option of serve; did you mean --port?",
    "serve -port 0, -port is no option of serve; did you mean --port?",
    "serve --https 0, --https is no option of serve; did you mean --https-port?",
    "serve --admin-tokne sesame, --admin-tokne is no option of serve; did you mean --admin-token?",
    "serve --zzzzzz, --zzzzzz is no option of serve; --help lists them",
    "serve --lifetime PT1S, --lifetime is no option of serve; --help lists them",
    "token --liftime PT1S file, --liftime is no option of token; did you mean --lifetime?",
    "seed check --verison file, --verison is no option of check; did you mean --version?",
    "sevre, sevre is no command; did you mean serve?",
    "seed chek file, chek is no command; did you mean check?",
    "zzzzzz, zzzzzz is no command; --help lists them"
  })
  void unknownOptionOrCommand_isReportedWithTheNearestOne(String line, String complaint) {
    assertThat(Run.of(line.split(" ")).complaint()).isEqualTo(complaint);
  }

  @Test
  void argumentTooMany_isRefused() {
    assertThat(Run.of("serve", "extra").complaint()).contains("'extra'");
  }

  @Test
  void completion_withoutCommand_knowsOptionsOfServe() {
    String script = Run.of("completion").succeeded();

    String top =
        script.substring(
            script.indexOf("function _picocli_sip-registration-mock-server()"),
            script.indexOf("function _picocli_sip-registration-mock-server_serve()"));
    assertThat(top)
        .contains("--port", "--credentials-dir", "--print-curl", "--help", "seed export");
  }

  @Test
  void completion_printed_knowsCommandsAndOptions() {
    assertThat(Run.of("completion").succeeded())
        .startsWith("#!/usr/bin/env bash")
        .contains("serve", "--credentials-dir", "--lifetime", "check");
  }

  @Test
  void environment_wrongValue_isRefusedWithItsVariable() {
    assertThat(Run.with(Map.of("SIP_REGISTRATION_MOCK_PORT", "many")).complaint())
        .contains("--port", "many")
        .endsWith("(from SIP_REGISTRATION_MOCK_PORT)");
    assertThat(Run.with(Map.of("SIP_REGISTRATION_MOCK_LOG_FORMAT", "xml")).complaint())
        .contains("--log-format", "PLAIN, JSON", "(from SIP_REGISTRATION_MOCK_LOG_FORMAT)");
  }

  @Test
  void environment_portSetByKubernetes_isRefusedWithTheCause() {
    Map<String, String> variables = Map.of("SIP_REGISTRATION_MOCK_PORT", "tcp://10.0.0.1:8080");

    assertThat(Run.with(variables).complaint())
        .contains("--port", "tcp://10.0.0.1:8080")
        .endsWith(
            "(from SIP_REGISTRATION_MOCK_PORT, which Kubernetes sets for a service called"
                + " sip-registration-mock: call it otherwise, or set enableServiceLinks: false)");
    assertThat(Run.with(variables, "--port", "70000").complaint())
        .isEqualTo("--port must be 0 to 65535, but is 70000");
  }

  @Test
  void environment_otherPortSetByKubernetes_namesThatService() {
    Map<String, String> variables =
        Map.of("SIP_REGISTRATION_MOCK_HTTPS_PORT", "tcp://10.0.0.1:8443");

    assertThat(Run.with(variables).complaint()).contains("called sip-registration-mock-https:");
  }

  @Test
  void environment_andCommandLine_commandLineGoesBefore() {
    Map<String, String> variables =
        Map.of("SIP_REGISTRATION_MOCK_PORT", "1", "SIP_REGISTRATION_MOCK_STRICT", "true");

    assertThat(Run.with(variables, "--port", "70000").complaint())
        .isEqualTo("--port must be 0 to 65535, but is 70000");
  }

  @Test
  void environment_wrongFlag_isRefused() {
    assertThat(Run.with(Map.of("SIP_REGISTRATION_MOCK_STRICT", "yes"), "--port", "0").complaint())
        .isEqualTo("SIP_REGISTRATION_MOCK_STRICT must be true or false");
  }

  @ParameterizedTest
  @CsvSource({"true,, true", "true, --strict, true", "false,, false", "false, --strict, true"})
  void environment_flag_isSetUnlessOnTheCommandLine(
      String variable, @Nullable String argument, boolean expected) {
    Map<String, String> variables = Map.of("SIP_REGISTRATION_MOCK_STRICT", variable);
    ParseResult parsed =
        argument == null
            ? Main.commandLine(variables).parseArgs("serve")
            : Main.commandLine(variables).parseArgs("serve", argument);

    new Environment(variables).setFlags(parsed);

    boolean strict = parsed.subcommand().commandSpec().findOption("--strict").getValue();
    assertThat(strict).isEqualTo(expected);
  }
}
