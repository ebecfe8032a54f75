package dev.sipregistration.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pins what receivers of callbacks rely on. */
class CallbacksContractTest {
  private static final List<String> TYPES =
      List.of(
          "sip_registration_fail",
          "sip_registration_recovered",
          "renewed_subscriptions",
          "subscription_is_frozen",
          "subscription_is_detached",
          "min_balance",
          "account_is_frozen",
          "account_is_unfrozen");

  private final Contract contract =
      Contract.parse(Contract.resource("openapi/sip-registration-callbacks.yaml"));

  private Stream<Place> exampleCallbacks() {
    return contract
        .components("examples")
        .flatMap(example -> example.at("value").at("callbacks").children());
  }

  @Test
  void version_ofOpenApi_isTheOneThatAllToolsRead() {
    assertThat(contract.root().text("openapi")).isEqualTo("3.0.3");
  }

  @Test
  void operations_areOnePost() {
    assertThat(contract.operations()).extracting(Place::name).containsExactly("post");
  }

  @Test
  void callback_hasThePropertiesOfAllAndOneForEachType() {
    assertThat(contract.component("schemas", "Callback").at("properties").children())
        .extracting(Place::name)
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of(
                        "callback_id",
                        "type",
                        "account_id",
                        "hash",
                        "account_name",
                        "account_email",
                        "account_first_name",
                        "account_last_name",
                        "language_code",
                        "balance",
                        "currency"),
                    TYPES.stream())
                .toList());
  }

  @Test
  void examples_haveEachTypeWithItsDetailsAndNoOthers() {
    assertThat(exampleCallbacks().map(callback -> callback.text("type")).distinct())
        .containsExactlyElementsOf(TYPES);
    assertThat(exampleCallbacks())
        .allSatisfy(
            callback ->
                assertThat(callback.children().map(Place::name).filter(TYPES::contains))
                    .containsExactly(callback.text("type")));
  }

  @Test
  void hashes_ofExamples_areThoseOfTheSecretsInTheDescription() {
    assertThat(contract.root().at("info").text("description"))
        .contains("the salt `not-a-real-salt` and the API key `not-a-real-api-key`");
    assertThat(exampleCallbacks())
        .allSatisfy(
            callback ->
                assertThat(callback.text("hash"))
                    .isEqualTo(
                        md5(
                            "not-a-real-salt"
                                + callback.text("account_id")
                                + "not-a-real-api-key"
                                + callback.text("callback_id"))));
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
