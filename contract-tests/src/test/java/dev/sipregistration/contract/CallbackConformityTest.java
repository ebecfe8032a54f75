package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.client.callback.Callback;
import dev.sipregistration.client.callback.CallbackEvent;
import dev.sipregistration.client.callback.CallbackException;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The mock server sends what the contract of callbacks says, and the client reads both. */
class CallbackConformityTest {

  private static final CallbackScenes SCENES = new CallbackScenes();

  @AfterAll
  static void close() {
    SCENES.close();
  }

  private static List<Callback> read(String body) throws CallbackException {
    return CallbackContract.READER.read(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource(CallbackType.class)
  void callback_ofTheMockServer_conformsAndIsRead(CallbackType type) throws Exception {
    String body = SCENES.bodyOf(type);

    CallbackContract.requireConformity(body);
    assertThat(read(body))
        .singleElement()
        .satisfies(
            callback -> {
              assertThat(callback.type()).isEqualTo(type.wireName());
              assertThat(callback.event()).isNotInstanceOf(CallbackEvent.Unknown.class);
              assertThat(callback).hasNoNullFieldsOrProperties();
            });
  }

  static Set<Map.Entry<String, String>> examples() {
    return CallbackContract.examples().entrySet();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_ofTheContract_conformsAndIsRead(Map.Entry<String, String> example)
      throws CallbackException {
    CallbackContract.requireConformity(example.getValue());
    assertThat(read(example.getValue()))
        .isNotEmpty()
        .noneMatch(callback -> callback.event() instanceof CallbackEvent.Unknown);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_tampered_isRefused(Map.Entry<String, String> example) {
    String tampered = example.getValue().replace("\"account_id\":1,", "\"account_id\":2,");

    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(() -> read(tampered))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(CallbackException.Reason.WRONG_HASH));
  }

  @Test
  void examples_ofTheContract_showEachTypeOfTheMockServer() {
    List<String> shown =
        examples().stream()
            .flatMap(example -> CallbackContract.types(example.getValue()).stream())
            .distinct()
            .toList();

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CallbackType.values()).map(CallbackType::wireName).toList());
  }

  @Test
  void conformity_ofAnythingElse_isRefused() {
    String body = CallbackContract.examples().get("SipRegistrationFail");

    for (String wrong :
        List.of(
            body.replace("\"callback_id\":1,", ""),
            body.replace("\"callback_id\":1,", "\"callback_id\":\"1\","),
            body.replace("\"status_code\":\"403\"", "\"status_code\":403"),
            body.replace("error_message", "error_text"),
            body.replace("\"callbacks\"", "\"callback\""))) {
      assertThat(wrong).isNotEqualTo(body);
      assertThat(CallbackContract.mismatches(wrong)).as(wrong).isNotEmpty();
    }
  }
}
