package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.TestSeeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No message repeats a secret that stands where something else is asked for. */
class SecretArgumentsTest {
  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.adminToken("sesame"));

  private static final String JSON = TestSeeds.demo().credentials().get(0).toJson();
  private static final String PEM = TestSeeds.demo().credentials().get(0).privateKeyPem();

  private static final List<String> SECRETS =
      List.of(
          JSON,
          JSON.replace(",", ",\n "),
          PEM,
          PEM.replace("\n", "\\n"),
          "hunter2",
          "Topsecret",
          "correct horse battery staple",
          "p4ss/w0rd=",
          "/Ab3+dEf9/Gh1jKlMnOpQrStUv2xyz==",
          "eec36d6c-a0eb-46b5-a006-1c2b65343bac",
          "5f4dcc3b5aa765d61d8327deb882cf99",
          "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl",
          "https://us3r:hunter2@example.org/seed.yaml",
          "us3r:hunter2@example.org");

  /** Each line is a command line with its place for a secret. */
  private static final List<String> LINES =
      List.of(
          "token $",
          "token --header $",
          "token x.json $",
          "token --lifetime $ x.json",
          "token --header=$ x.json",
          "seed check $",
          "seed check x.yaml $",
          "seed $",
          "$",
          "serve $",
          "completion $",
          "export $",
          "--seed $",
          "--seed=$",
          "--port 0 --admin-token-file $",
          "--https-port 0 --key-store $ --key-store-password-file x.txt",
          "--https-port 0 --key-store x.p12 --key-store-password-file $",
          "--port $",
          "--port=$",
          "--https-port $",
          "--journal-size $",
          "--random-seed $",
          "--log-level $",
          "--log-format $",
          "--strict=$",
          "--callback-hosts $",
          "--admin-token x $",
          "--no-such-option=$",
          "export --url $",
          "export --url http://127.0.0.1:1 --admin-token-file $",
          "export --secrets=$",
          "health --url $",
          "doctor $",
          "doctor --url $",
          "tail --url $",
          "tail $",
          "tail --url http://127.0.0.1:1 --method $",
          "tail --url http://127.0.0.1:1 --parameter $",
          "call $",
          "call CreateSipRegistration $",
          "call CreateSipRegistration pasword=$",
          "call CreateSipRegistration password=$ password=x",
          "call CreateSipRegistration password=$ --url http://127.0.0.1:1",
          "call CreateSipRegistration --from-env $",
          "call CreateSipRegistration --from-env password=$",
          "call CreateSipRegistration --from-file $",
          "call CreateSipRegistration --from-file password=$",
          "call CreateSipRegistration --from-stdin $",
          "call CreateSipRegistration --url http://127.0.0.1:1 --credentials $",
          "compare $",
          "compare --credentials $",
          "compare --credentials x.json --names $",
          "compare --credentials x.json --payer-credentials $");

  static Stream<Arguments> linesWithSecrets() {
    return LINES.stream().flatMap(line -> SECRETS.stream().map(text -> Arguments.of(line, text)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linesWithSecrets")
  void secretInAnyPlace_isNotRepeated(String line, String secret) {
    String[] arguments =
        Arrays.stream(withHost(line).split(" "))
            .map(one -> one.replace("$", secret))
            .toArray(String[]::new);

    assertSecret(secret, Run.of(arguments).complaint());
  }

  /** No server is to start, whatever else is good. */
  private static String withHost(String line) {
    return line.startsWith("--") ? "--host 192.0.2.1 " + line : line;
  }

  static Stream<Arguments> variablesWithSecrets() {
    return Stream.of(
            "SEED",
            "ADMIN_TOKEN_FILE",
            "PORT",
            "HTTPS_PORT",
            "LOG_LEVEL",
            "STRICT",
            "CALLBACK_HOSTS",
            "RANDOM_SEED")
        .flatMap(name -> SECRETS.stream().map(secret -> Arguments.of(name, secret)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variablesWithSecrets")
  void secretInAnyVariable_isNotRepeated(String name, String secret) {
    assertSecret(
        secret,
        Run.with(Map.of(Environment.PREFIX + name, secret), "--host", "192.0.2.1").complaint());
  }

  @Test
  void help_withSecretsInVariables_showsDefaultsOfTheProgram() {
    String secret = "http://us3r:hunter2@example.org";
    Map<String, String> variables =
        Map.of(
            Environment.PREFIX + "URL", secret,
            Environment.PREFIX + "HOST", secret,
            Environment.PREFIX + "CALLBACK_HOSTS", secret,
            Environment.PREFIX + "LIFETIME", secret);

    for (String command : List.of("export", "serve", "token")) {
      assertThat(Run.with(variables, command, "--help").succeeded())
          .doesNotContain("hunter2")
          .contains("default: ");
    }
  }

  /** Not even a part of a secret may be there, apart from short ones. */
  private static void assertSecret(String secret, String message) {
    for (String part : secret.split("[^A-Za-z0-9+/=]+|\\\\n")) {
      if (part.length() > 5 && !isOrdinary(part)) {
        assertThat(message).doesNotContain(part);
      }
    }
    assertThat(message).doesNotContain("hunter2", "battery", "BEGIN");
  }

  private static boolean isOrdinary(String part) {
    return List.of("account", "example", "credentials", "private")
        .contains(part.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://us3r:hunter2@127.0.0.1:8080",
        "http://us3r@127.0.0.1:8080",
        "http://us3r:hunter2@my_host:8080",
        "us3r:hunter2@127.0.0.1"
      })
  void export_urlWithUserInfo_isRefusedWithTheRemedy(String url) {
    assertThat(Run.of("export", "--url", url).complaint())
        .isEqualTo("--url must have no user name and no password: use --admin-token-file");
    assertThat(Run.with(Map.of(Environment.PREFIX + "URL", url), "export").complaint())
        .isEqualTo("--url must have no user name and no password: use --admin-token-file");
  }

  @Test
  void token_jsonInPlaceOfItsFile_isRefusedWithTheRemedy() {
    assertThat(Run.of("token", JSON).complaint())
        .isEqualTo(
            "CREDENTIALS must be the path of a file, or - for the standard input; there is no file"
                + " [not shown: may be a secret]");
  }

  @ParameterizedTest
  @CsvSource({"token, x.json", "seed check, seeds/x.yaml", "--seed, ./x", "--key-store, /x/y.p12"})
  void pathThatIsNotThere_isRepeated(String line, String path) {
    String[] arguments = (line + " " + path + httpsFor(line)).split(" ");

    assertThat(Run.of(arguments).complaint()).contains(path);
  }

  private static String httpsFor(String line) {
    return line.equals("--key-store")
        ? " --https-port 0 --key-store-password-file "
            + Path.of("src", "test", "resources", "archunit.properties")
        : "";
  }

  /** To curl, an argument with @ is a file's content. */
  @ParameterizedTest
  @ValueSource(strings = {"token", "token x", "seed check", "serve", "export --url", "--seed"})
  void contentOfFileAfterAt_isNotRepeated(String line, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), JSON.replace(",", ",\n"));

    String complaint = Run.of((line + " @" + file).split(" ")).complaint();

    assertSecret(JSON, complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"account_id\": 1}", "http://us3r:hunter2@example.org/x"})
  void credentialsDirectory_ofSecret_isNotMade(String secret) {
    assertThat(Run.of("--host", "192.0.2.1", "--credentials-dir", secret).complaint())
        .isEqualTo("--credentials-dir: [not shown: may be a secret] is no path of a directory");

    assertThat(Path.of(secret.split("/")[0])).doesNotExist();
  }

  @Test
  void adminTokenFile_withByteOrderMark_isRead(@TempDir Path directory) throws IOException {
    for (String text : List.of("\uFEFFsesame\r\n", "sesame")) {
      Path utf8 = Files.writeString(directory.resolve("utf8"), text);
      assertThat(export(utf8).succeeded()).contains("accounts:");
    }
    Path utf16 = directory.resolve("utf16");
    Files.write(utf16, "\uFEFFsesame\r\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(export(utf16).succeeded()).contains("accounts:");
  }

  @Test
  void adminTokenFile_ofNoToken_isBlamedItself(@TempDir Path directory) throws IOException {
    Path two = Files.writeString(directory.resolve("two"), "sesame\nhunter2\n");
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 1, 2});

    assertThat(export(two).complaint()).startsWith("the content of --admin-token-file must be of");
    assertThat(export(binary).complaint())
        .isEqualTo("--admin-token-file: " + binary + " is not UTF-8");
    assertThat(Run.of("export", "--admin-token", "a b").complaint())
        .isEqualTo("--admin-token must be of visible ASCII characters, without spaces");
  }

  private static Run export(Path tokenFile) {
    String url = SERVER.server().baseUri().toString();
    return Run.of("export", "--url", url, "--admin-token-file", tokenFile.toString());
  }
}
