package dev.sipregistration.mockserver.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sipregistration.mockserver.internal.rest.body.FormField;
import java.util.regex.Pattern;

/** What is well formed can be taken apart, and a host is what the grammar says. */
class RequestSyntaxFuzzTest {
  private static final Pattern HOST =
      Pattern.compile("((\\[[0-9A-Za-z\\-._~:]+]|[0-9A-Za-z\\-._~]+)(:[0-9]{0,5})?)?");

  @FuzzTest(maxDuration = "10s")
  void anyText_isJudgedAsTheGrammarSays(byte[] input) {
    String text = new String(input, ISO_8859_1);

    assertThat(RequestSyntax.isHost(text)).isEqualTo(HOST.matcher(text).matches());
    if (RequestSyntax.isWellFormed(text)) {
      assertThat(FormField.parse(text)).hasSizeLessThanOrEqualTo(text.length());
    }
  }
}
