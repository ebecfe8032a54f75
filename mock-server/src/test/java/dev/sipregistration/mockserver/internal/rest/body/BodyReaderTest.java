package dev.sipregistration.mockserver.internal.rest.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody.Json;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody.Multipart;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody.Nothing;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody.Unreadable;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody.Urlencoded;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
  private static final String JSON = "application/json";
  private static final String URLENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=b";
  private static final String X = "Content-Disposition: form-data; name=\"x\"\n";

  private static RequestBody read(@Nullable String contentType, String body) {
    return BodyReader.read(contentType, null, body.getBytes(UTF_8));
  }

  /** Reads a multipart body, which is written here with the line breaks of Java. */
  private static RequestBody multipart(String body) {
    return BodyReader.read(MULTIPART, null, body.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  private static RequestBody part(String headers, String value) {
    return multipart("--b\n" + headers + "\n" + value + "\n--b--\n");
  }

  private static FormField field(String name, @Nullable String value) {
    return new FormField(name, value, true);
  }

  private static void assertRefused(RequestBody body, int status, String reason) {
    assertThat(body)
        .asInstanceOf(InstanceOfAssertFactories.type(Unreadable.class))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.reason()).contains(reason);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {JSON, URLENCODED, MULTIPART, "text/plain", "///"})
  void body_empty_isNothingWhateverItsType(String type) {
    assertThat(read(type, "")).isEqualTo(new Nothing());
    assertThat(read(null, "")).isEqualTo(new Nothing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {\n} ", "\ufeff{}"})
  void json_empty_carriesNothing(String body) {
    assertThat(read(JSON, body)).isEqualTo(new Json(List.of()));
    assertThat(read("Application/JSON; charset=utf-8", body)).isEqualTo(new Json(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "  ", "\r\n"})
  void json_ofNothing_isNothing(String body) {
    assertThat(read(JSON, body)).isEqualTo(new Nothing());
  }

  @Test
  void json_withMembers_isToldByTheirNames() {
    assertThat(read(JSON, "{\"proxy\": \"p\", \"user\": {\"id\": 1}}"))
        .isEqualTo(new Json(List.of("proxy", "user")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[[", "{", "{}{}", "{} x", "{\"a\":1,\"a\":2}", "{a:1}", "\u0001"})
  void json_malformed_isRefused(String body) {
    assertRefused(read(JSON, body), 400, "malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"a=b\"", "true"})
  void json_noObject_isRefused(String body) {
    assertRefused(read(JSON, body), 400, "no object");
  }

  @Test
  void json_nestedDeeply_isRefused() {
    assertRefused(read(JSON, "{\"a\":".repeat(5_000)), 400, "malformed");
  }

  @Test
  void urlencoded_escapedOrNot_isDecoded() {
    assertThat(read(URLENCODED, "a=1&b=x+y%20z%2B&c=Zo%C3%AB&c=Zo\u00eb \u20ac&d&=e&&f="))
        .isEqualTo(
            new Urlencoded(
                List.of(
                    field("a", "1"),
                    field("b", "x y z+"),
                    field("c", "Zo\u00eb"),
                    field("c", "Zo\u00eb \u20ac"),
                    new FormField("d", "", false),
                    field("", "e"),
                    field("f", ""))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "; charset=UTF-8",
        ";charset=utf8",
        "; charset=\"utf-8\"",
        "; charset=us-ascii",
        "; x=y"
      })
  void urlencoded_inUtf8_isRead(String parameter) {
    assertThat(read(URLENCODED + parameter, "a=1"))
        .isEqualTo(new Urlencoded(List.of(field("a", "1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "windows-1251", "utf-16", "nonsense"})
  void urlencoded_inAnotherCharset_isRefused(String charset) {
    assertRefused(read(URLENCODED + "; charset=" + charset, "a=1"), 415, "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=a", "a=%4\u00e9", "a=1&b=%u20ac"})
  void urlencoded_withMalformedEscape_isRefused(String body) {
    assertRefused(read(URLENCODED, body), 400, "escape");
  }

  @Test
  void urlencoded_withOtherBytes_hasValuesThatAreNoText() {
    byte[] body = "a=\u00e9&b=%FF&c=\u0000".getBytes(ISO_8859_1);

    assertThat(BodyReader.read(URLENCODED, null, body))
        .isEqualTo(
            new Urlencoded(List.of(field("a", null), field("b", null), field("c", "\u0000"))));
  }

  @Test
  void multipart_ofSomeParts_isReadInOrder() {
    assertThat(
            multipart(
                """
                before
                --b
                Content-Disposition: form-data; name="x"

                1
                --b
                content-disposition:FORM-DATA;NAME=y
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit


                two
                lines
                --b
                Content-Disposition: form-data; name="x"


                --b--
                after
                """))
        .isEqualTo(
            new Multipart(
                List.of(field("x", "1"), field("y", "\r\ntwo\r\nlines"), field("x", ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--b--", "--b--\r\n", "\r\n--b--\r\n"})
  void multipart_withoutParts_hasNoFields(String body) {
    assertThat(read(MULTIPART, body)).isEqualTo(new Multipart(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data; boundary=\"b\"", "Multipart/Form-Data;BOUNDARY=b"})
  void multipart_boundaryInAnyForm_isUnderstood(String type) {
    assertThat(read(type, "--b\r\n" + X.replace("\n", "\r\n") + "\r\n1\r\n--b--"))
        .isEqualTo(new Multipart(List.of(field("x", "1"))));
  }

  @Test
  void multipart_value_isNotUnescaped() {
    assertThat(part(X, "a+b%20c&d=e")).isEqualTo(new Multipart(List.of(field("x", "a+b%20c&d=e"))));
  }

  @ParameterizedTest
  @CsvSource({
    "'', Zo\u00c3\u00ab",
    "Content-Type: text/plain, Zo\u00c3\u00ab",
    "Content-Type: text/plain; charset=UTF-8, Zo\u00c3\u00ab",
    "Content-Type: text/plain; charset=ISO-8859-1, Zo\u00eb",
    "Content-Type: text/plain; charset=windows-1252, Zo\u00eb"
  })
  void multipart_charsetOfPart_isHeeded(String header, String bytes) {
    assertThat(part(X + (header.isEmpty() ? "" : header + "\n"), bytes))
        .isEqualTo(new Multipart(List.of(field("x", "Zo\u00eb"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain; charset=nonsense",
        "Content-Type: text/plain; charset=us-ascii",
        "Content-Type: ///",
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Transfer-Encoding: nonsense",
        "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: nonsense\nContent-Transfer-Encoding: nonsense"
      })
  void multipart_valueThatCannotBeDecoded_isNoText(String header) {
    assertThat(part(X + header + "\n", "Zo\u00c3\u00ab"))
        .isEqualTo(new Multipart(List.of(field("x", null))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7bit", "8bit", "Binary"})
  void multipart_codedPlainly_isRead(String coding) {
    assertThat(part(X + "Content-Transfer-Encoding: " + coding + "\n", "a=1"))
        .isEqualTo(new Multipart(List.of(field("x", "a=1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filename=\"a.txt\"", "filename=\"\"", "filename*=UTF-8''a%20b"})
  void multipart_file_isNoText(String filename) {
    assertThat(part("Content-Disposition: form-data; name=x; " + filename + "\n", "content"))
        .isEqualTo(new Multipart(List.of(field("x", null))));
  }

  @Test
  void multipart_nameInUtf8_isDecoded() {
    assertThat(part("Content-Disposition: form-data; name=\"Zo\u00c3\u00ab\"\n", "1"))
        .isEqualTo(new Multipart(List.of(field("Zo\u00eb", "1"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "X: y\n",
        "nothing\n",
        "Content-Disposition: form-data\n",
        "Content-Disposition: form-data; filename=x\n",
        "Content-Disposition: attachment; name=x\n",
        "Content-Disposition: form-data; name=\"x\n",
        "Content-Disposition: form-data; name=x\nContent-Disposition: form-data; name=y\n"
      })
  void multipart_partWithoutName_isRefused(String headers) {
    assertRefused(part(headers, "1"), 400, "name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "--b",
        "--b\n",
        "--b\nX: y\n",
        "--b\n" + X + "\n1",
        "--b\n" + X + "\n1\n--b\n",
        "--c\n" + X + "\n1\n--c--",
        "--b\n" + X + "\n1\n--b--2",
        "a=1\n--b--",
        "--b--\n--b\n" + X + "\n1\n--b--",
        "a=1&b=2"
      })
  void multipart_cutOffOrOther_isRefused(String body) {
    assertRefused(multipart(body), 400, "malformed or cut off");
  }

  @Test
  void multipart_twoPartsWithTheSameContentId_areTwo() {
    String part = "--b\n" + X + "Content-ID: <1>\n\na\n";

    assertThat(multipart(part + part + "--b--\n"))
        .isEqualTo(new Multipart(List.of(field("x", "a"), field("x", "a"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=\"\""})
  void multipart_withoutBoundary_isRefused(String type) {
    assertRefused(read(type, "--b--"), 400, "boundary");
  }

  /** RFC 2046, section 5.1.1. */
  @Test
  void multipart_boundary_hasAtMost70Characters() {
    for (int length : new int[] {1, 69, 70, 71, 15_000}) {
      String boundary = "b".repeat(length);
      RequestBody form =
          read(
              "multipart/form-data; boundary=" + boundary,
              "--" + boundary + "\r\n" + X + "\r\n1\r\n--" + boundary + "--");

      if (length <= 70) {
        assertThat(form).isEqualTo(new Multipart(List.of(field("x", "1"))));
      } else {
        assertRefused(form, 400, "a boundary of more than 70 characters");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bb", "--b x", "x--b", " --b", "--b-", "-b", "--B", "----b"})
  void multipart_lineLikeADelimiter_isContent(String line) {
    assertThat(part(X, "1\n" + line + "\n2"))
        .isEqualTo(new Multipart(List.of(field("x", "1\r\n" + line + "\r\n2"))));
  }

  @Test
  void multipart_blanksBehindTheDelimiterOrLineFeedsAlone_areAccepted() {
    assertThat(read(MULTIPART, "--b \t\r\n" + X + "\r\n1\r\n--b--"))
        .isEqualTo(read(MULTIPART, "--b\n" + X + "\n1\n--b--"))
        .isEqualTo(new Multipart(List.of(field("x", "1"))));
  }

  @Test
  void multipart_headerOverTwoLines_isOne() {
    assertThat(part("Content-Disposition: form-data;\n\tname=x\n", "1"))
        .isEqualTo(new Multipart(List.of(field("x", "1"))));
  }

  @Test
  void multipart_partWithHeadersOnly_isEmpty() {
    assertThat(read(MULTIPART, "--b\r\n" + X + "\r\n--b--"))
        .isEqualTo(new Multipart(List.of(field("x", ""))));
  }

  /** As large as a body may be; a parser that is not linear takes minutes or all of the heap. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--b\r\n",
        "--b",
        "--",
        "b",
        "\r\n",
        "\r\n--",
        "\r\n--b-",
        "\r\n--b ",
        " ",
        "a:b\r\n",
        "\r\n ",
        ":",
        "; name=x",
        "\\\"",
        "Content-Disposition: form-data; name=x\r\n",
        "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n"
      })
  void multipart_hostile_isReadInLinearTime(String repeated) {
    String rest = repeated.repeat(65_000 / repeated.length());

    assertTimeout(
        MockServerFixture.GUARD,
        () -> {
          for (String start :
              new String[] {"", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\""}) {
            for (String boundary : new String[] {"b", "-".repeat(70), "b".repeat(70)}) {
              read("multipart/form-data; boundary=" + boundary, start + rest);
            }
          }
        });
  }

  @Test
  void form_ofTooManyFields_isRefused() {
    assertThat(read(URLENCODED, "a&".repeat(1_000))).isInstanceOf(Urlencoded.class);
    assertRefused(read(URLENCODED, "a&".repeat(1_001)), 413, "1000");
    assertRefused(multipart(("--b\n" + X + "\n\n").repeat(1_001) + "--b--"), 413, "1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "multipart/mixed; boundary=b", "text/json"})
  void type_unknown_isRefusedWithTheKnownOnes(String type) {
    assertRefused(read(type, "a=1"), 415, "multipart/form-data");
  }

  @Test
  void type_missing_isRefused() {
    assertRefused(read(null, "a=1"), 415, "no Content-Type");
    assertRefused(read(" ", "a=1"), 415, "no Content-Type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"///", "a", "a/b;c=\"", ";"})
  void type_malformed_isRefused(String type) {
    assertRefused(read(type, "a=1"), 400, "Content-Type is malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, gzip", "x"})
  void body_coded_isRefused(String encoding) {
    byte[] body = "a=1".getBytes(UTF_8);

    assertRefused(BodyReader.read(URLENCODED, encoding, body), 415, "coded");
    assertThat(BodyReader.read(URLENCODED, "identity", body)).isInstanceOf(Urlencoded.class);
  }
}
