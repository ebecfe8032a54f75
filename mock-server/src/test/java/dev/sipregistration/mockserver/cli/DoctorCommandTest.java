package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {
  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.adminToken("sesame"));

  @TempDir private Path directory;

  private static Run doctor(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("doctor", "--url", SERVER.server().baseUri().toString()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  private String file(Credentials credentials) throws IOException {
    return Files.writeString(directory.resolve("credentials.json"), credentials.toJson())
        .toString();
  }

  @Test
  void doctor_ofGoodServer_findsNothing() {
    assertThat(doctor("--admin-token", "sesame").succeeded().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("ok    address: http://\\S+ is a mock server"),
            line -> assertThat(line).startsWith("ok    version: "),
            line ->
                assertThat(line).isEqualTo("ok    clock: less than 10 seconds from the server's"),
            line -> assertThat(line).isEqualTo("ok    admin API: takes the token"),
            line -> assertThat(line).isEqualTo("ok    credentials: the server knows them"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "ok    roles: may call CreateSipRegistration, BindSipRegistration,"
                            + " UpdateSipRegistration, DeleteSipRegistration,"
                            + " GetSipRegistrations"));
    assertThat(SERVER.server().exportSeed()).doesNotContain("sip_registrations:");
  }

  @Test
  void doctor_ofDeveloper_tellsWhatHeMayNot() throws IOException {
    Run run =
        doctor("--admin-token", "sesame", "--credentials", file(SERVER.credentials("developer")));

    assertThat(run.succeeded())
        .contains(
            "ok    roles: may call BindSipRegistration, UpdateSipRegistration,"
                + " GetSipRegistrations, and not CreateSipRegistration, DeleteSipRegistration");
  }

  @Test
  void doctor_withoutAdminToken_saysSoAndChecksTheRest() throws IOException {
    Run run = doctor("--credentials", file(SERVER.credentials("owner")));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "FAIL  admin API: the server wants an admin token. Remedy: --admin-token-file with",
            "ok    credentials: ");
  }

  @Test
  void doctor_ofUnknownKey_hasTheRemedy() throws IOException {
    Credentials owner = SERVER.credentials("owner");
    Credentials stranger =
        new Credentials(
            "x",
            owner.accountEmail(),
            owner.accountId(),
            new KeyId("stranger"),
            TestSeeds.keyOtherThan(owner.key()));

    Run run = doctor("--admin-token", "sesame", "--credentials", file(stranger));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains("FAIL  credentials: error 433: Invalid key id. Remedy: the server does not know");
  }

  @Test
  void doctor_nobodyListens_isOneCheck() {
    Run run = Run.of("doctor", "--url", "http://127.0.0.1:1");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output().strip())
        .isEqualTo(
            "FAIL  address: no server listens at http://127.0.0.1:1. Remedy: start a server, or"
                + " --url with its address");
  }

  @Test
  void doctor_ofPlatform_isRefused() {
    assertThat(Run.of("doctor", "--url", "https://api.voximplant.com").complaint())
        .isEqualTo("https://api.voximplant.com is the platform itself; doctor is for mock servers");
  }

  @Test
  void doctor_ofSomethingElse_isOneCheckWithoutEscapes() throws IOException {
    try (StubbornPeer peer = new StubbornPeer()) {
      peer.respond(
          "HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{\"version2\":\"\\u001b[2J\"}    ");

      assertThat(Run.of("doctor", "--url", peer.url()).output())
          .startsWith("FAIL  address: " + peer.url() + " responds 200, and is no mock server");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PT5S, ok    clock: less than 10 seconds from the server's",
    "-PT5S, ok    clock: less than 10 seconds from the server's",
    "PT1H, FAIL  clock: this machine is 36\\d\\d seconds ahead of the server.*error 455.*",
    "-PT1H, FAIL  clock: this machine is 3[56]\\d\\d seconds behind the server.*error 456.*",
  })
  void clock_compared_isToldApart(Duration ahead, String line) throws Exception {
    RemoteServer server =
        new RemoteServer(
            new ServerUrl(SERVER.server().baseUri().toString()),
            Optional.of("sesame"),
            Duration.ofSeconds(30));
    InstantSource clock = () -> Instant.now().plus(ahead);

    List<Finding> findings =
        new Diagnosis(server, new CallerOptions(new ByteArrayInputStream(new byte[0])), clock)
            .findings();

    assertThat(findings).extracting(Finding::toString).anyMatch(found -> found.matches(line));
  }
}
