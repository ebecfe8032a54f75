package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallCommandTest {
  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.adminToken("sesame"));

  private static final String VENDOR = "https://api.voximplant.com";

  @TempDir private Path directory;

  private static Run call(Map<String, String> variables, String input, String... arguments) {
    List<String> all = new ArrayList<>(List.of("call"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--url", SERVER.server().baseUri().toString()));
    all.addAll(List.of("--admin-token", "sesame"));
    return Run.withInput(input, variables, all.toArray(String[]::new));
  }

  private static Run call(String... arguments) {
    return call(Map.of(), "", arguments);
  }

  private Path credentials(String serviceAccount) throws IOException {
    return Files.writeString(
        directory.resolve("credentials.json"), SERVER.credentials(serviceAccount).toJson());
  }

  @Test
  void call_good_printsTheResponse() {
    String response =
        call("CreateSipRegistration", "sip_username=j\u00fcrgen", "proxy=sip.example.org")
            .succeeded();

    assertThat(response.lines())
        .startsWith("{", "  \"result\" : 1,", "  \"sip_registration_id\" : 1,")
        .endsWith("}");
    assertThat(response).contains("\"balance\" : 98.8");
    assertThat(SERVER.server().exportSeed()).contains("sip_username: j\u00fcrgen");
  }

  @Test
  void call_refused_isOneAndPrintsTheError() {
    Run run = call("DeleteSipRegistration", "sip_registration_id=7");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("\"code\" : 275");
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void call_withCredentials_isSignedHere() throws IOException {
    String file = credentials("developer").toString();

    Run run = call("CreateSipRegistration", "sip_username=a", "proxy=b", "--credentials", file);

    assertThat(run.output()).contains("\"code\" : 104");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void call_withCredentialsOfStandardInput_isSignedHere() {
    String input = SERVER.credentials("owner").toJson();

    assertThat(call(Map.of(), input, "GetSipRegistrations", "--credentials", "-").succeeded())
        .contains("\"count\" : 0");
  }

  @Test
  void call_asRole_isThatRoles() {
    assertThat(call("CreateSipRegistration", "--role", "Developer").output())
        .contains("\"code\" : 104");
    assertThat(call("GetSipRegistrations", "--role", "Developr").complaint())
        .contains(" responds 400: role must be one of ");
    assertThat(call("GetSipRegistrations", "--account-id", "99").complaint())
        .contains(" responds 400", "99");
  }

  @ParameterizedTest
  @CsvSource({"--from-env, password=SECRET", "--from-file, password=", "--from-stdin, password"})
  void call_secretFromElsewhere_isSentAndNotPrinted(String option, String value)
      throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "hunter 2&\n");
    String argument = option.equals("--from-file") ? value + file : value;

    String response =
        call(
                Map.of("SECRET", "hunter 2&"),
                "hunter 2&\n",
                "CreateSipRegistration",
                "sip_username=a",
                "proxy=b.example.org",
                option,
                argument)
            .succeeded();

    assertThat(response).doesNotContain("hunter");
    assertThat(SERVER.server().exportSeedWithSecrets()).contains("password: hunter 2&");
  }

  @ParameterizedTest
  @CsvSource({
    "CreateSipRegistraton, 'CreateSipRegistraton is no call; did you mean CreateSipRegistration?'",
    "x, 'x is no call; there are CreateSipRegistration, BindSipRegistration,"
        + " UpdateSipRegistration, DeleteSipRegistration, GetSipRegistrations'",
  })
  void method_unknown_hasTheNearest(String method, String complaint) {
    assertThat(call(method).complaint()).isEqualTo(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "x=hunter2, 'x is no parameter of DeleteSipRegistration; there are sip_registration_id'",
    "registration_id=1, 'registration_id is no parameter of DeleteSipRegistration; did you mean"
        + " sip_registration_id?'",
    "hunter2, a parameter must have the form NAME=VALUE",
    "=1, a parameter must have the form NAME=VALUE",
  })
  void parameter_wrong_isRefusedWithoutItsValue(String parameter, String complaint) {
    assertThat(call("DeleteSipRegistration", parameter).complaint()).isEqualTo(complaint);
  }

  @Test
  void parameter_twice_isRefused() {
    assertThat(
            call(
                    Map.of("ID", "2"),
                    "",
                    "DeleteSipRegistration",
                    "sip_registration_id=1",
                    "--from-env",
                    "sip_registration_id=ID")
                .complaint())
        .isEqualTo("sip_registration_id is given twice");
  }

  @Test
  void parameter_fromWhatIsNotThere_isRefused() {
    assertThat(call("CreateSipRegistration", "--from-env", "password=SIP_PASSWORD").complaint())
        .startsWith("--from-env: there is no environment variable ");
    Path none = directory.resolve("none");
    assertThat(call("CreateSipRegistration", "--from-file", "password=" + none).complaint())
        .isEqualTo("--from-file: there is no file " + none);
  }

  @Test
  void standardInput_forTwoThings_isRefused() {
    assertThat(
            call("CreateSipRegistration", "--from-stdin", "password", "--credentials", "-")
                .complaint())
        .isEqualTo("the standard input cannot be a parameter and the credentials");
  }

  @Test
  void vendor_withoutConsentCredentialsOrTls_isNotCalled() throws IOException {
    String file = credentials("owner").toString();
    String[] all = {"call", "GetSipRegistrations", "--url", VENDOR, "--credentials", file};

    assertThat(Run.of(all).complaint())
        .isEqualTo(
            VENDOR + " is the platform itself, where calls cost money: --spend-money allows it");
    assertThat(Run.of("call", "GetSipRegistrations", "--url", VENDOR, "--spend-money").complaint())
        .isEqualTo("the platform needs your credentials: --credentials FILE");
    all[3] = "http://API.voximplant.com.";
    String[] consenting = java.util.Arrays.copyOf(all, all.length + 1);
    consenting[all.length] = "--spend-money";
    assertThat(Run.of(consenting).complaint()).isEqualTo("the platform is called by https");
  }

  @Test
  void warnings_ofMockServer_areShown() {
    Run run = call("CreateSipRegistration", "sip_username=a b", "proxy=b");

    assertThat(run.errors()).startsWith("warning: sip_username: ");
    assertThat(run.errors().lines()).hasSize(1);
  }

  private Run callAtPeer(StubbornPeer peer, String head, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    peer.respond("HTTP/1.1 " + head + "\r\nContent-Length: " + length + "\r\n\r\n" + body);
    return Run.of(
        "call",
        "GetSipRegistrations",
        "--url",
        peer.url(),
        "--credentials",
        credentials("owner").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "1", "{} {}", "{", "\u001b[2J"})
  void response_thatIsNoJsonObject_isThree(String body) throws IOException {
    try (StubbornPeer peer = new StubbornPeer()) {
      assertThat(callAtPeer(peer, "502 Bad Gateway", body).complaint(3))
          .startsWith(peer.url() + " responds ")
          .contains("something else than")
          .endsWith("; the call may have been carried out");
    }
  }

  @Test
  void response_withEscapes_isPrintedWithoutThem() throws IOException {
    try (StubbornPeer peer = new StubbornPeer()) {
      String body = "{\"result\":\"\\u001b[2J\\u009b\\u202e\\u2028\u00fc\"}";

      Run run = callAtPeer(peer, "200 OK\r\nX-Mock-Server-Warning: a\u009bb", body);

      assertThat(run.output())
          .isEqualToNormalizingNewlines(
              "{\n  \"result\" : \"\\u001B[2J\\u009b\\u202e\\u2028\u00fc\"\n}\n");
      assertThat(run.errors().strip()).startsWith("warning: a").doesNotContain("\u009b");
    }
  }

  @Test
  void response_ofConnectionThatEnds_isThree() throws IOException {
    try (StubbornPeer peer = new StubbornPeer()) {
      peer.hangUp();

      assertThat(
              Run.of(
                      "call",
                      "GetSipRegistrations",
                      "--url",
                      peer.url(),
                      "--credentials",
                      credentials("owner").toString())
                  .complaint(3))
          .startsWith("no response from " + peer.url())
          .endsWith("; the call may have been carried out");
    }
  }

  @Test
  void token_thatIsNone_isNotSent() throws IOException {
    try (StubbornPeer peer = new StubbornPeer()) {
      peer.respond("HTTP/1.1 201 Created\r\nContent-Length: 3\r\n\r\na\nb");

      assertThat(Run.of("call", "GetSipRegistrations", "--url", peer.url()).complaint())
          .isEqualTo(peer.url() + " responds with something else than a token");
    }
  }
}
