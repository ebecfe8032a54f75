package dev.sipregistration.mockserver.internal.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsResourceTest {
  private static final String OTHER = "accounts: [ { account_id: 5, account_name: other } ]";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  /** Resets return to what was loaded last. */
  @AfterEach
  void loadDemo() {
    SERVER.server().load(TestSeeds.demo());
  }

  @Test
  void export_loadedAgain_bringsTheStateBack() {
    Calls owner = SERVER.as("owner");
    owner.create("proxy", "403.sip.invalid", "application_id", "123", "user_id", "12345");
    admin.stopClock();
    JsonNode before = SERVER.accounts();
    String seed = export("seed");
    admin.post("clock", "{\"advance\": \"P3M\"}");
    owner.create();

    load(seed);

    assertThat(SERVER.accounts()).isEqualTo(before);
    assertThat(export("seed")).isEqualTo(seed);
    assertThat(SERVER.as("owner").create().id()).isEqualTo(2);
  }

  /** As large as an export of 60,000 SIP registrations. */
  @Test
  void load_ofTwentyMebibytes_isAccepted() {
    load(OTHER + ("\n#" + "x".repeat(1022)).repeat(20 * 1024));

    assertThat(SERVER.accounts()).hasSize(1);
  }

  @Test
  void load_accepted_isWhatResetsReturnTo() {
    load(OTHER);
    admin.send("POST", "reset");

    assertThat(SERVER.accounts()).hasSize(1);
    assertThat(SERVER.accounts().get(0).path("account_id").asInt()).isEqualTo(5);
  }

  @Test
  void load_accepted_removesFaultsAsAResetDoes() {
    SERVER.server().faults().add(Fault.errorCode(127));

    load(OTHER);

    assertThat(SERVER.server().faults().list()).isEmpty();
  }

  @Test
  void load_accepted_leavesSnapshots() {
    admin.send("PUT", "snapshots/demo");
    load(OTHER);
    admin.send("POST", "snapshots/demo/restore");

    assertThat(SERVER.as("owner").create().id()).isEqualTo(1);
    admin.send("DELETE", "snapshots/demo");
  }

  @Test
  void export_ofOneAccount_hasThoseThatItIsBelowAndNoOther() {
    load(
        """
        accounts:
          - { account_id: 1, account_name: reseller }
          - { account_id: 2, account_name: demo, parent_account_id: 1,
              service_accounts: [ { name: owner, roles: [ Owner ] } ] }
          - { account_id: 3, account_name: other, parent_account_id: 1 }
        """);

    String seed = export("seed?account_id=2");

    assertThat(seed)
        .contains("account_name: reseller", "account_name: demo")
        .doesNotContain("other");
    load(seed);
    assertThat(export("seed?account_id=2")).isEqualTo(seed);
    assertThat(export("seed?account_id=1")).contains("reseller").doesNotContain("demo");
  }

  @Test
  void export_ofUnknownAccount_is404() {
    assertThat(admin.send("GET", "seed?account_id=99").status()).isEqualTo(404);
    assertThat(admin.send("GET", "seed?account_id=first").status()).isEqualTo(400);
  }

  @Test
  void export_withoutAskingForSecrets_hasNone() {
    load(
        """
        accounts:
          - { account_id: 1, account_name: demo, api_key: hunter2-key,
              callback_url: "http://127.0.0.1:1/", callback_salt: hunter2-salt,
              service_accounts: [ { name: owner, roles: [ Owner ] } ] }
        """);
    SERVER.as("owner").create("password", "hunter2");

    for (String path : new String[] {"seed", "seed?secrets=false"}) {
      assertThat(export(path))
          .startsWith("# Secrets are left out")
          .contains("sip_username: alice")
          .doesNotContain("hunter2", "PRIVATE");
    }
    assertThat(export("seed?secrets=true"))
        .contains("password: hunter2\n", "api_key: hunter2-key\n", "callback_salt: hunter2-salt\n")
        .doesNotContain("PRIVATE", "left out");
  }

  @Test
  void export_ofUsedKey_hasItsPublicHalf() {
    String token = SERVER.token("owner");

    String seed = export("seed");
    load(seed);

    assertThat(seed).contains("-----BEGIN PUBLIC KEY-----");
    assertThat(SERVER.withToken(token).create().id()).isEqualTo(1);
    assertThat(SERVER.as("owner").create().id()).isEqualTo(2);
  }

  /**
   * Resets take the accounts away, and only the latest keys are kept for a seed that names them.
   */
  @Test
  void load_keysOfAccountsThatAreGone_areTheLatestOnly() {
    List<Credentials> gone =
        IntStream.range(0, 1_001)
            .mapToObj(i -> SERVER.server().newAccount().credentials())
            .toList();
    SERVER.server().reset();
    Credentials oldest = gone.get(0);
    Credentials latest = gone.get(1_000);

    load(
        """
        accounts:
          - account_id: %s
            account_name: oldest
            service_accounts: [ { name: owner, roles: [ Owner ], key_id: '%s' } ]
          - account_id: %s
            account_name: latest
            service_accounts: [ { name: owner, roles: [ Owner ], key_id: '%s' } ]
        """
            .formatted(oldest.accountId(), oldest.keyId(), latest.accountId(), latest.keyId()));

    assertThat(withTokenOf(latest).bind("user_id", "1").code()).isNotEqualTo(100);
    assertThat(withTokenOf(oldest).bind("user_id", "1").code()).isEqualTo(100);
  }

  private static Calls withTokenOf(Credentials credentials) {
    return SERVER.withToken(credentials.token(SERVER.server().systemTime(), Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secrets=yes", "secrets=", "secrets=true&secrets=true", "secret=true"})
  void export_withMalformedQuery_isRefused(String query) {
    admin.refusedAt("~", "GET", "seed?" + query, "");
  }

  @Test
  void load_wrongSeed_isRefusedWithItsLineAndChangesNothing() {
    SERVER.as("owner").create();
    JsonNode before = SERVER.accounts();

    PlatformResponse answer = put("accounts:\n  - acount_id: 1\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("seed:2:5: accounts[0].acount_id: is no key here; did you mean account_id?");
    assertThat(SERVER.accounts()).isEqualTo(before);
  }

  /** As the command line refuses the same file. */
  @ParameterizedTest
  @ValueSource(strings = {"application/yaml", "application/yaml; charset=iso-8859-1"})
  void load_notUtf8_isRefusedWithItsPlaceAndChangesNothing(
      String contentType, @TempDir Path directory) throws IOException {
    JsonNode before = SERVER.accounts();
    byte[] latin1 = "accounts:\n  - { account_name: Zo\u00eb }\n".getBytes(ISO_8859_1);
    Path file = Files.write(directory.resolve("latin1.yaml"), latin1);

    PlatformResponse answer = put(contentType, BodyPublishers.ofByteArray(latin1));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("seed:2:23: is not UTF-8 from here on");
    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> Seed.fromFile(file))
        .withMessage(file + ":2:23: is not UTF-8 from here on");
    assertThat(SERVER.accounts()).isEqualTo(before);
  }

  @Test
  void load_utf8_isReadAsSuch() {
    load(OTHER.replace("other", "other, account_email: zo\u00eb@example.com"));

    assertThat(SERVER.accounts().get(0).path("account_email").asText())
        .isEqualTo("zo\u00eb@example.com");
  }

  @Test
  void load_nothing_isRefused() {
    assertThat(put("").status()).isEqualTo(400);
  }

  @Test
  void load_asJson_isRefused() {
    assertThat(admin.put("seed", "{\"accounts\": []}").status()).isEqualTo(415);
  }

  @Test
  void load_moreThanOtherCallsMaySend_isTaken() {
    load(OTHER + "\n" + ("#".repeat(999) + "\n").repeat(200));

    assertThat(SERVER.accounts().get(0).path("account_name").asText()).isEqualTo("other");
  }

  private String export(String path) {
    PlatformResponse answer = admin.get(path);
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/yaml");
    return answer.text();
  }

  private void load(String seed) {
    assertThat(put(seed).status()).isEqualTo(204);
  }

  private PlatformResponse put(String seed) {
    return put("application/yaml", BodyPublishers.ofString(seed));
  }

  private PlatformResponse put(String contentType, BodyPublisher body) {
    return SERVER.send(admin.request("seed").header("Content-Type", contentType).PUT(body).build());
  }
}
