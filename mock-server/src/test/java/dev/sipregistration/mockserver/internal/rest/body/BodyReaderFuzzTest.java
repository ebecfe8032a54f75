package dev.sipregistration.mockserver.internal.rest.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody.Multipart;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody.Unreadable;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody.Urlencoded;
import java.net.URLEncoder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Any body is read or refused with a client error. */
class BodyReaderFuzzTest {
  private static final String URLENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=b";

  /** Reads a body whose Content-Type is the first line. */
  @FuzzTest(maxDuration = "10s")
  void read_anyContentTypeAndBody_isReadOrRefused(byte[] input) {
    String text = new String(input, ISO_8859_1);
    int lineEnd = text.indexOf('\n');

    checked(text.substring(0, Math.max(0, lineEnd)), text.substring(lineEnd + 1));
  }

  @FuzzTest(maxDuration = "10s")
  void read_anyMultipartForm_isReadOrRefused(byte[] input) {
    checked(MULTIPART, new String(input, ISO_8859_1));
  }

  @FuzzTest(maxDuration = "10s")
  void read_anyUrlencodedForm_canBeWrittenAndReadAgain(byte[] input) {
    if (checked(URLENCODED, new String(input, ISO_8859_1)) instanceof Urlencoded form) {
      Rewriting.assertReadAgain(form);
    }
  }

  /**
   * A class of its own, so that JUnit's look at the methods of the test does not load FormField
   * before Jazzer does: Java 17 spoils a record with annotated components when it is instrumented
   * later.
   */
  private static final class Rewriting {
    static void assertReadAgain(Urlencoded form) {
      List<FormField> fields =
          form.fields().stream().filter(field -> field.value() != null).toList();
      String again =
          fields.stream()
              .map(
                  field ->
                      encoded(field.name())
                          + (field.assigned() ? "=" : "")
                          + encoded(field.value()))
              .collect(Collectors.joining("&"));
      assertThat(UrlencodedForm.read(again.getBytes(UTF_8))).isEqualTo(new Urlencoded(fields));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(Objects.requireNonNull(text), UTF_8);
    }
  }

  private static RequestBody checked(String contentType, String text) {
    RequestBody body = BodyReader.read(contentType, null, text.getBytes(ISO_8859_1));
    if (body instanceof Unreadable unreadable) {
      assertThat(unreadable.status()).isBetween(400, 499);
      assertThat(unreadable.reason()).endsWith(".");
    } else if (body instanceof Urlencoded form) {
      assertThat(form.fields()).hasSizeLessThanOrEqualTo(BodyReader.MOST_FIELDS);
    } else if (body instanceof Multipart form) {
      assertThat(form.fields()).hasSizeLessThanOrEqualTo(BodyReader.MOST_FIELDS);
    }
    return body;
  }
}
