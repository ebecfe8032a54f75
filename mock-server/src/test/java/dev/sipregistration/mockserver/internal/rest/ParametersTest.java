package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values are read, and what becomes of what is no parameter. */
class ParametersTest {
  private static final String REQUIRED = "sip_username=alice&proxy=sip.example.com";
  private static final String WARNING = "X-Mock-Server-Warning";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  @RegisterExtension
  static final MockServerFixture STRICT = MockServerFixture.with(options -> options.strict(true));

  private final Calls owner = SERVER.as("owner");

  private PlatformResponse create(String query) {
    return owner.callWithQuery(Calls.CREATE, REQUIRED + "&" + query);
  }

  private static void assertInvalid(PlatformResponse answer, String field) {
    assertThat(answer.code()).as("code of %s", answer).isEqualTo(101);
    assertThat(answer.field()).isEqualTo(field);
    assertThat(SERVER.account(1).path("sip_registrations")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alice@example.org | leave out the @ and what follows; a host belongs into proxy, a login"
            + " with @ into auth_user",
        "a#1 | write # as %23, which is %2523 in a query",
        "sip:alice | leave out the scheme sip:",
        "al ice | cannot have the character U+0020",
        "\uD83D\uDE00 | cannot have the character U+1F600"
      })
  void sipUsername_malformed_isRefusedWithAHint(String value, String hint) {
    PlatformResponse response = owner.create("sip_username", value);

    assertThat(response.code()).isEqualTo(273);
    assertThat(response.header(WARNING)).isEqualTo("sip_username: " + hint);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true", "TRUE, true", "True, true", "tRuE, true", "1, true",
    "false, false", "FALSE, false", "False, false", "0, false", "'', true"
  })
  void boolean_inAnyForm_isRead(String form, boolean persistent) {
    long id = create("is_persistent=" + form).id();

    assertThat(SERVER.registration(id).path("is_persistent").booleanValue()).isEqualTo(persistent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maybe",
        "yes",
        "no",
        "t",
        "2",
        "-1",
        "00",
        "%20true",
        "true%20",
        "tru%C3%A9",
        "null"
      })
  void boolean_inNoForm_isInvalid(String form) {
    assertInvalid(create("is_persistent=" + form), "is_persistent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "0123", "00000000000000000000123"})
  void integer_withLeadingZeros_isRead(String form) {
    assertThat(
            SERVER
                .registration(create("application_id=" + form).id())
                .path("application_id")
                .asLong())
        .isEqualTo(123);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "12a",
        "1.0",
        "1e2",
        "0x7b",
        "%2B123",
        "%20123",
        "123%20",
        "--1",
        "-",
        "1,000",
        "1_000",
        "%D9%A1%D9%A2%D9%A3",
        "9223372036854775808",
        "-9223372036854775809",
        "123%00",
        "123;124",
        "%FF"
      })
  void integer_malformed_isInvalid(String form) {
    assertInvalid(create("application_id=" + form), "application_id");
  }

  @Test
  void value_empty_isAbsent() {
    long id = create("application_id=&rule_name=&user_id&auth_user=&is_persistent=&&=&").id();

    assertThat(SERVER.registration(id).has("application_id")).isFalse();
    assertThat(SERVER.registration(id).has("auth_user")).isFalse();
    assertThat(SERVER.registration(id).path("is_persistent").booleanValue()).isTrue();
  }

  @Test
  void value_givenTwiceAlike_isTakenOnce() {
    long id =
        create(
                "application_id=123&application_id=0123&is_persistent=0&is_persistent=FALSE&sip_username=alice&proxy=")
            .id();

    assertThat(SERVER.registration(id).path("is_persistent").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "sip_username=bob, sip_username",
    "proxy=SIP.example.com, proxy",
    "is_persistent=1&is_persistent=false, is_persistent",
    "application_id=123&application_id=124, application_id",
    "user_name=a&user_name=&user_name=b, user_name"
  })
  void value_givenTwiceAndDiffering_isInvalid(String query, String field) {
    assertInvalid(create(query), field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "a%00b", "%0A", "%0D%0A", "%09", "%1F", "%7F", "%C2%85"})
  void text_withControlCharacter_isInvalid(String text) {
    assertInvalid(create("auth_user=" + text), "auth_user");
    assertInvalid(create("password=" + text), "password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "a%C3", "%C3%28", "%ED%A0%80", "%C0%AF", "%F5%80%80%80"})
  void text_notUtf8_isInvalid(String text) {
    assertInvalid(create("auth_user=" + text), "auth_user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zo\u00eb",
        "\u65e5\u672c\u8a9e",
        "\u05e9\u05dc\u05d5\u05dd",
        "\ud83d\ude00",
        "e\u0301",
        "a+b c",
        "100%",
        "%41",
        "{template}",
        "a&b=c",
        "<b>\"'\\",
        "\u2028",
        "x;y",
        "../..",
        "\u00a0"
      })
  void text_anyCharacters_comesThroughUnchanged(String text) {
    long id = owner.create("auth_user", text).id();

    assertThat(SERVER.registration(id).path("auth_user").asText()).isEqualTo(text);
  }

  @Test
  void text_plusAndEscapes_areDecoded() {
    long id = create("auth_user=a+b%20c%2B%e2%82%ac").id();

    assertThat(SERVER.registration(id).path("auth_user").asText()).isEqualTo("a b c+\u20ac");
  }

  @Test
  void text_ofAllowedLength_isTaken() {
    // Beyond the basic plane, a character is two of Java's and four bytes, and still one.
    String longest = "\ud83d\ude00".repeat(255);

    long id = owner.create("auth_user", longest).id();

    assertThat(SERVER.registration(id).path("auth_user").asText()).isEqualTo(longest);
    assertThat(owner.create("auth_user", longest + "x").code()).isEqualTo(499);
  }

  @ParameterizedTest
  @CsvSource({
    "sip_proxy, proxy",
    "sip_user, sip_username",
    "userName, user_name",
    "isPersistent, is_persistent",
    "aplication_id, application_id",
    "PROXY, proxy",
    "outboundproxy, outbound_proxy"
  })
  void unknownName_similarToOne_isIgnoredAndNamed(String name, String meant) {
    PlatformResponse answer = create(name + "=x");

    assertThat(answer.id()).isPositive();
    assertThat(answer.header(WARNING)).isEqualTo(name + ": did you mean " + meant + "?");
  }

  @Test
  void unknownName_similarToNone_isNamedAsUnknown() {
    assertThat(create("zzzzzz=1").header(WARNING)).isEqualTo("zzzzzz: unknown parameter");
  }

  @Test
  void unknownName_inARefusedCall_isNamedToo() {
    PlatformResponse answer = owner.callWithQuery(Calls.CREATE, "sip_username=a&sip_proxy=b");

    assertThat(answer.code()).isEqualTo(134);
    assertThat(answer.header(WARNING)).isEqualTo("sip_proxy: did you mean proxy?");
  }

  @Test
  void unknownNames_many_areCutShort() {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      query.append("&zzzzzz").append(i).append("=1");
    }

    assertThat(create(query.toString()).header(WARNING))
        .startsWith("zzzzzz0: unknown parameter; zzzzzz1: unknown parameter; ")
        .endsWith("; and 42 more")
        .hasSizeLessThan(1_000);
  }

  @Test
  void knownNames_giveNoWarning() {
    assertThat(create("auth_user=a&account_id=1&cmd=CreateSipRegistration").headers().map())
        .doesNotContainKey("x-mock-server-warning");
    assertThat(owner.bind("sip_registration_id", "1", "application_id", "123").headers().map())
        .doesNotContainKey("x-mock-server-warning");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a%0D%0AX-Evil:%201",
        "a%0AX-Evil:%201",
        "a%0DX-Evil:%201",
        "a%00",
        "%C4%8D%C4%8A",
        "%E5%98%8A%E5%98%8D",
        "%FF%FE",
        "%7F",
        "a%20b"
      })
  void unknownName_withLineBreaks_makesNoHeader(String name) {
    PlatformResponse answer = create(name + "=1");

    assertThat(answer.id()).isPositive();
    assertThat(answer.headers().map()).doesNotContainKey("x-evil");
    assertThat(answer.header(WARNING)).matches("[\\x20-\\x7e]+");
  }

  @Test
  void unknownName_huge_isCutShort() {
    assertThat(create("z".repeat(5_000) + "=1").header(WARNING)).hasSizeLessThan(200);
  }

  @Test
  void unknownName_toAStrictServer_isInvalid() {
    Calls strict = STRICT.as("owner");
    ErrorResponse refusal = new ErrorResponse(101, "Invalid arguments", "sip_proxy");

    refusal.alone(STRICT, () -> strict.create("sip_proxy", "x"));
    refusal.alone(STRICT, () -> strict.bind("sip_proxy", "x", "user_id", "12345", "bind", "0"));
    assertThat(strict.create("sip_proxy", "x").header(WARNING))
        .isEqualTo("sip_proxy: did you mean proxy?");
    assertThat(strict.create("account_id", "1", "cmd", "x").id()).isPositive();
  }

  @Test
  void unknownName_thatMayBeASecret_toAStrictServer_isInvalidAndNotShown() {
    PlatformResponse answer =
        STRICT.as("owner").callWithQuery(Calls.CREATE, REQUIRED + "&password=a&Tr0ub4dor");

    assertThat(answer.code()).isEqualTo(101);
    assertThat(answer.field()).isEqualTo("[redacted]");
    assertThat(answer.text()).doesNotContain("Tr0ub4dor");
  }

  @Test
  void unknownNames_toAStrictServer_areListedAfterTheKnown() {
    PlatformResponse answer =
        STRICT.as("owner").create("b", "1", "user_id", "x", "a", "2", "b", "3");

    assertThat(answer.errors()).containsExactly("101 user_id", "101 b", "101 a");
  }
}
