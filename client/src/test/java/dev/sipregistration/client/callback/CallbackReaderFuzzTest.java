package dev.sipregistration.client.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any request is read or refused with a {@link CallbackException}.
 *
 * <p>{@code ResponseReaderFuzzTest} says how to fuzz.
 */
class CallbackReaderFuzzTest {

  /**
   * The hashes of the requests are those of no salt and no key, so that the details are reached.
   */
  private static final CallbackReader READER = CallbackReader.salt("").apiKey("");

  private static final String HEAD =
      "{\"callbacks\":[{\"callback_id\":7,\"account_id\":1,"
          + "\"hash\":\"70efdf2ec9b086079795c442636b55fb\",\"balance\":1.50,\"type\":";

  static Stream<byte[]> requests() {
    return Stream.of(
            HEAD
                + "\"sip_registration_fail\",\"sip_registration_fail\":{\"sip_registrations\":"
                + "[{\"sip_registration_id\":1,\"status_code\":\"403\"}]}}]}",
            HEAD
                + "\"sip_registration_fail\",\"sip_registration_fail\":"
                + "{\"sip_registration_id\":1,\"status_code\":408}}]}",
            HEAD
                + "\"renewed_subscriptions\",\"renewed_subscriptions\":{\"subscriptions\":"
                + "[{\"type\":\"SIP_REGISTRATION\",\"cost\":1,\"next_renewal\":\"2026-02-28\","
                + "\"details\":[{\"type\":\"X\",\"sip_registrations\":[]}]}]}}]}",
            HEAD + "\"min_balance\",\"min_balance\":{\"is_repeated\":true}}]}",
            HEAD + "\"hash\"}]}",
            HEAD + "\"new\",\"new\":" + "[".repeat(990) + "]".repeat(990) + "}]}",
            "{\"callbacks\":[{\"callback_id\":1e400}]}",
            "[".repeat(2000),
            "n\0\0\0\0ull",
            "null")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("requests")
  @FuzzTest(maxDuration = "10s")
  void read_anyBytes_areReadOrRefused(byte[] body) {
    try {
      for (Callback callback : READER.read(body)) {
        assertThat(callback.id()).isPositive();
        assertThat(callback.accountId()).isPositive();
        assertThat(callback.toString()).contains(callback.type());
      }
    } catch (CallbackException e) {
      assertThat(e).hasNoCause();
      assertThat(e.getMessage()).hasSizeLessThan(200).startsWith(e.field());
    }
  }
}
