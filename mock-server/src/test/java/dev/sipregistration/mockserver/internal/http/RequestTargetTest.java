package dev.sipregistration.mockserver.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  private static final String MARKS = "\"#<>\\^`{|}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "a=b|c a=b%7Cc",
        "{} %7B%7D",
        "\"\\^` %22%5C%5E%60",
        "<x>#y %3Cx%3E%23y",
        "\u00e5=\u611b %C3%A5=%E6%84%9B",
        "\ud83d\ude00 %F0%9F%98%80",
        "a=%7C|%zz a=%7C%7C%zz"
      })
  void encode_whatNoUriMayContain_isEscaped(String sent, String encoded) {
    String latin1 = new String(sent.getBytes(UTF_8), ISO_8859_1);

    assertThat(RequestTarget.encode(latin1, MARKS)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b&c=%20+d;e[]=!$'()*,-./:?@_~", "\u00e9", "a|\u00c3", "\u00ff|"})
  void encode_anythingElse_staysAsItIs(String latin1) {
    assertThat(RequestTarget.encode(latin1, MARKS)).isEqualTo(latin1);
  }
}
