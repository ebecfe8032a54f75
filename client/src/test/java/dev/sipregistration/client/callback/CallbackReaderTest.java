package dev.sipregistration.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.callback.CallbackEvent.AccountFrozen;
import dev.sipregistration.client.callback.CallbackEvent.AccountUnfrozen;
import dev.sipregistration.client.callback.CallbackEvent.BalanceLow;
import dev.sipregistration.client.callback.CallbackEvent.SipRegistrationsFailed;
import dev.sipregistration.client.callback.CallbackEvent.SipRegistrationsRecovered;
import dev.sipregistration.client.callback.CallbackEvent.SubscriptionsDetached;
import dev.sipregistration.client.callback.CallbackEvent.SubscriptionsFrozen;
import dev.sipregistration.client.callback.CallbackEvent.SubscriptionsRenewed;
import dev.sipregistration.client.callback.CallbackEvent.Unknown;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackReaderTest {

  private static final String SALT = "pepper";
  private static final String API_KEY = "0a1b2c3d";
  private static final CallbackReader READER = CallbackReader.salt(SALT).apiKey(API_KEY);

  /** What {@code printf pepper10a1b2c3d7 | md5sum} prints: account 1, callback 7. */
  private static final String HASH = "aaffef1d3983c288b5db7f6c6cbbcef3";

  private static final SipRegistrationId FIRST = SipRegistrationId.of(1);

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String callback(String type, String details) {
    return callback(HASH, type, details);
  }

  private static String callback(String hash, String type, String details) {
    return """
    {"callback_id":7,"type":"%s","account_id":1,"hash":"%s","account_name":"demo",\
    "account_email":"demo@example.com","account_first_name":"Jo","account_last_name":"Doe",\
    "language_code":"en","balance":98.80,"currency":"USD","%s":%s}\
    """
        .formatted(type, hash, type, details);
  }

  private static String request(String... callbacks) {
    return "{\"callbacks\":[" + String.join(",", callbacks) + "]}";
  }

  private static List<Callback> read(String... callbacks) throws CallbackException {
    return READER.read(utf8(request(callbacks)));
  }

  private static CallbackEvent event(String type, String details) throws CallbackException {
    return read(callback(type, details)).get(0).event();
  }

  private static CallbackException refused(String body) {
    return catchThrowableOfType(CallbackException.class, () -> READER.read(utf8(body)));
  }

  @Test
  void read_failure_hasEverything() throws CallbackException {
    assertThat(
            read(
                callback(
                    "sip_registration_fail",
                    """
                    {"sip_registrations":[{"sip_registration_id":1,"status_code":"403",\
                    "error_message":"Forbidden"}]}\
                    """)))
        .containsExactly(
            new Callback(
                7,
                "sip_registration_fail",
                1,
                "demo",
                "demo@example.com",
                "Jo",
                "Doe",
                "en",
                new BigDecimal("98.80"),
                "USD",
                new SipRegistrationsFailed(
                    List.of(new FailedSipRegistration(FIRST, 403, "Forbidden")))));
  }

  @Test
  void read_leastCallback_hasNulls() throws CallbackException {
    assertThat(
            read(
                """
                {"callback_id":7,"type":"account_is_frozen","account_id":1,"hash":"%s"}\
                """
                    .formatted(HASH)))
        .containsExactly(
            new Callback(
                7,
                "account_is_frozen",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new AccountFrozen()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"sip_registration_id\":1,\"status_code\":\"403\",\"error_message\":\"Forbidden\"}",
        "{\"sip_registration_id\":1,\"status_code\":403,\"error_message\":\"Forbidden\"}",
        "{\"sip_registrations\":[{\"sip_registration_id\":1,\"status_code\":403,"
            + "\"error_message\":\"Forbidden\",\"new\":{}}],\"sip_registration_id\":9}",
      })
  void failure_inOldOrNewForm_isTheSame(String details) throws CallbackException {
    assertThat(event("sip_registration_fail", details))
        .isEqualTo(
            new SipRegistrationsFailed(
                List.of(new FailedSipRegistration(FIRST, 403, "Forbidden"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"status_code\":null", ",\"status_code\":\"timeout\""})
  void failure_withoutNumber_hasNoStatusCode(String code) throws CallbackException {
    assertThat(event("sip_registration_fail", "{\"sip_registration_id\":1" + code + "}"))
        .isEqualTo(
            new SipRegistrationsFailed(List.of(new FailedSipRegistration(FIRST, null, null))));
  }

  static Stream<Arguments> events() {
    String references = "{\"sip_registrations\":[{\"sip_registration_id\":1}]}";
    String details =
        """
        "details":[{"type":"SIP_REGISTRATION","sip_registrations":[{"sip_registration_id":1}]}]\
        """;
    String subscription = "{\"subscriptions\":[{\"type\":\"SIP_REGISTRATION\",\"name\":\"a\",%s}]}";
    BigDecimal cost = new BigDecimal("1.00");
    return Stream.of(
        Arguments.of(
            "sip_registration_fail",
            references,
            new SipRegistrationsFailed(List.of(new FailedSipRegistration(FIRST, null, null)))),
        Arguments.of(
            "sip_registration_recovered",
            references,
            new SipRegistrationsRecovered(List.of(FIRST))),
        Arguments.of(
            "renewed_subscriptions",
            subscription.formatted("\"cost\":1.00,\"next_renewal\":\"2026-02-28\"," + details),
            new SubscriptionsRenewed(
                List.of(
                    new Subscription(
                        "SIP_REGISTRATION",
                        "a",
                        cost,
                        LocalDate.of(2026, 2, 28),
                        List.of(FIRST))))),
        Arguments.of(
            "subscription_is_frozen",
            subscription.formatted("\"cost\":1.00," + details),
            new SubscriptionsFrozen(
                List.of(new Subscription("SIP_REGISTRATION", "a", cost, null, List.of(FIRST))))),
        Arguments.of(
            "subscription_is_detached",
            subscription.formatted(details),
            new SubscriptionsDetached(
                List.of(new Subscription("SIP_REGISTRATION", "a", null, null, List.of(FIRST))))),
        Arguments.of(
            "subscription_is_detached",
            "{\"subscriptions\":[{\"type\":\"PHONE_NUM\",\"details\":[{\"type\":\"PHONE_NUM\"}]}]}",
            new SubscriptionsDetached(
                List.of(new Subscription("PHONE_NUM", null, null, null, List.of())))),
        Arguments.of(
            "min_balance",
            "{\"is_min_credit\":true,\"is_repeated\":false}",
            new BalanceLow(true, false)),
        Arguments.of("min_balance", "{}", new BalanceLow(false, false)),
        Arguments.of("account_is_frozen", "{}", new AccountFrozen()),
        Arguments.of("account_is_unfrozen", "{\"new\":1}", new AccountUnfrozen()),
        Arguments.of("card_expired", "{\"a\":1.50}", new Unknown("{\"a\":1.50}")),
        Arguments.of("Card Expired", "null", new Unknown("")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void event_ofEachType_isRead(String type, String details, CallbackEvent expected)
      throws CallbackException {
    assertThat(event(type, details)).isEqualTo(expected);
  }

  @Test
  void events_ofTheInterface_areAllTested() {
    assertThat(events().<Class<?>>map(it -> it.get()[2].getClass()).distinct())
        .containsExactlyInAnyOrder(CallbackEvent.class.getPermittedSubclasses());
  }

  @Test
  void read_severalCallbacks_returnsAllInOrder() throws CallbackException {
    assertThat(
            read(
                callback("account_is_frozen", "{}"),
                callback("account_is_unfrozen", "{}"),
                callback("min_balance", "{}")))
        .extracting(Callback::type)
        .containsExactly("account_is_frozen", "account_is_unfrozen", "min_balance");
    assertThat(read()).isEmpty();
  }

  @Test
  void read_hashInCapitals_isAccepted() throws CallbackException {
    assertThat(read(callback(HASH.toUpperCase(Locale.ROOT), "account_is_frozen", "{}")).get(0).id())
        .isEqualTo(7);
  }

  @Test
  void read_accountWithoutSecrets_isHashOfIdsAlone() throws CallbackException {
    String hash = "70efdf2ec9b086079795c442636b55fb"; // printf 17 | md5sum

    assertThat(
            CallbackReader.salt("")
                .apiKey("")
                .read(utf8(request(callback(hash, "account_is_frozen", "{}")))))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "callback_id\":7, callback_id\":8",
    "account_id\":1, account_id\":2",
    "hash\":\"a, hash\":\"b",
  })
  void read_tampered_isRefused(String from, String to) {
    String tampered =
        request(callback("account_is_frozen", "{}"), callback("account_is_frozen", "{}"))
            .replaceFirst("(?s)(.*)" + from, "$1" + to);

    CallbackException refused = refused(tampered);

    assertThat(refused.reason()).isEqualTo(CallbackException.Reason.WRONG_HASH);
    assertThat(refused.field()).isEqualTo("callbacks[1].hash");
    assertThat(refused).hasMessage("callbacks[1].hash is not that of this salt and API key");
  }

  @Test
  void read_withOtherSecrets_isRefused() {
    for (CallbackReader other :
        List.of(
            CallbackReader.salt("pepper1").apiKey("0a1b2c3d"),
            CallbackReader.salt("pepper").apiKey("0a1b2c3"),
            CallbackReader.salt(API_KEY).apiKey(SALT))) {
      assertThatExceptionOfType(CallbackException.class)
          .isThrownBy(() -> other.read(utf8(request(callback("account_is_frozen", "{}")))))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(CallbackException.Reason.WRONG_HASH));
    }
  }

  /** Nobody without the secrets learns what a receiver makes of the details. */
  @Test
  void read_wrongHashAndWrongDetails_isRefusedForTheHash() {
    assertThat(refused(request(callback("0".repeat(32), "sip_registration_fail", "[]"))).reason())
        .isEqualTo(CallbackException.Reason.WRONG_HASH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "callback_id | 0 | must be a whole number from 1",
        "callback_id | 7.5 | must be a whole number from 1",
        "callback_id | \"7\" | must be a whole number from 1",
        "callback_id | 99999999999999999999 | must be a whole number from 1",
        "callback_id | null | is missing",
        "account_id | -1 | must be a whole number from 1",
        "hash | \"72a1\" | must be an MD5 of 32 hexadecimal digits",
        "hash | null | is missing",
        "type | 1 | must be a text",
        "type | null | is missing",
        "account_name | 1 | must be a text",
        "balance | \"1\" | must be a number",
        "balance | 1e999999 | must be an amount of money",
        "currency | {} | must be a text",
        "sip_registration_fail | null | is missing",
        "sip_registration_fail | [] | must be an object",
        "sip_registration_fail | {} | is missing `sip_registrations`",
        "sip_registration_fail | {\"sip_registrations\":{}} | must be a list `sip_registrations`",
        "sip_registration_fail | {\"sip_registrations\":[1]} | must be an object"
            + " `sip_registrations[0]`",
        "sip_registration_fail | {\"sip_registration_id\":\"1\"} | must be a whole number from 1"
            + " `sip_registration_id`",
      })
  void read_wrongProperty_isNamed(String name, String value, String message) {
    String property = "\"" + name + "\":";
    String all = callback("sip_registration_fail", "{\"sip_registration_id\":1}");
    int from = all.indexOf(property) + property.length();
    int to = all.indexOf(name.startsWith("sip") ? "}" : ",", from);
    String[] said = message.split(" `|`");
    String inside = said.length > 1 ? "." + said[1] : "";

    CallbackException refused =
        refused(
            request(
                callback("account_is_frozen", "{}"),
                all.substring(0, from)
                    + value
                    + all.substring(name.startsWith("sip") ? to + 1 : to)));

    assertThat(refused.reason()).isEqualTo(CallbackException.Reason.MALFORMED);
    assertThat(refused.field()).isEqualTo("callbacks[1]." + name + inside);
    assertThat(refused).hasMessage(refused.field() + " " + said[0]).hasNoCause();
  }

  @Test
  void read_wrongRenewal_isNamed() {
    assertThat(
            refused(
                request(
                    callback(
                        "renewed_subscriptions",
                        "{\"subscriptions\":[{\"type\":\"X\",\"next_renewal\":\"soon\"}]}"))))
        .hasMessage(
            "callbacks[0].renewed_subscriptions.subscriptions[0].next_renewal must be a date like"
                + " 2026-01-31");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | The body must be an object | ``",
        "[] | The body must be an object | ``",
        "null | The body must be an object | ``",
        "{ | The body is not JSON | ``",
        "{\"callbacks\":[]}{} | The body is not JSON | ``",
        "{\"callbacks\":[],\"callbacks\":[]} | The body is not JSON | ``",
        "{} | callbacks is missing | callbacks",
        "{\"callbacks\":{}} | callbacks must be a list | callbacks",
        "{\"callbacks\":[null]} | callbacks[0] is missing | callbacks[0]",
        "{\"callbacks\":[\"a\"]} | callbacks[0] must be an object | callbacks[0]",
      })
  void read_otherBody_isRefused(String body, String message, String field) {
    CallbackException refused = refused(body);

    assertThat(refused).hasMessage(message).hasNoCause();
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.reason()).isEqualTo(CallbackException.Reason.MALFORMED);
  }

  @Test
  void read_deeplyNested_isRefused() {
    assertThat(refused("{\"callbacks\":" + "[".repeat(20_000)).reason())
        .isEqualTo(CallbackException.Reason.MALFORMED);
  }

  @Test
  void read_largestBody_isRead() throws Exception {
    String least = request();
    String largest = least + " ".repeat(CallbackReader.MAX_BODY_BYTES - least.length());

    assertThat(READER.read(utf8(largest))).isEmpty();
    assertThat(READER.read(new ByteArrayInputStream(utf8(largest)))).isEmpty();
  }

  @Test
  void read_largerBody_isRefused() {
    byte[] larger = new byte[CallbackReader.MAX_BODY_BYTES + 1];

    CallbackException refused =
        catchThrowableOfType(CallbackException.class, () -> READER.read(larger));

    assertThat(refused.reason()).isEqualTo(CallbackException.Reason.TOO_LARGE);
    assertThat(refused).hasMessage("The body has more than 1048576 bytes");
    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(() -> READER.read(new Endless()))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(CallbackException.Reason.TOO_LARGE));
  }

  /** A sender who never stops. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return '{';
    }
  }

  @Test
  void read_brokenStream_passesTheFailureOn() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> READER.read(broken))
        .withMessage("broken");
  }

  @Test
  void callbacks_read_cannotBeChanged() throws CallbackException {
    List<Callback> callbacks = read(callback("account_is_frozen", "{}"));

    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(callbacks::clear);
  }

  @Test
  void toString_ofReader_hasNoSecret() {
    assertThat(READER).hasToString("CallbackReader[salt=***, apiKey=***]");
    assertThat(CallbackReader.salt(SALT).toString()).doesNotContain(SALT);
  }

  @Test
  void refusals_ofBodiesWithSecrets_quoteNothing() {
    for (String body :
        List.of(
            "{\"pepper\":0a1b2c3d",
            request(callback(SALT, "min_balance", "{}")),
            request(callback("min_balance", "{\"is_repeated\":\"0a1b2c3d\"}")),
            request(callback("0".repeat(32), SALT + API_KEY, "{}")))) {
      assertThat(refused(body).toString()).doesNotContain(SALT, API_KEY, HASH);
    }
  }

  @Test
  void reader_ofNull_isRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> CallbackReader.salt(null))
        .withMessage("salt");
    assertThatNullPointerException()
        .isThrownBy(() -> CallbackReader.salt("").apiKey(null))
        .withMessage("apiKey");
  }
}
