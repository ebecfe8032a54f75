package dev.sipregistration.mockserver.internal.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the vendor's SDKs send, byte by byte: recorded from those that run on a developer's machine,
 * and written after the source of the others. Each creates a registration that is not persistent
 * for a user, and binds it to a rule.
 */
class ExistingClientsTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  /** Sends a request with the length of its body, and says that it was accepted without a word. */
  private static void send(String head, String body) throws IOException {
    byte[] bytes = body.replace("\n", "\r\n").getBytes(UTF_8);
    sendWhole(head + "Content-Length: " + bytes.length + "\n\n", bytes);
  }

  private static void sendWhole(String head, byte[] body) throws IOException {
    String signed = head.replace("$TOKEN", SERVER.token("owner"));
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      String answer = connection.send(signed).send(body).readAnswer();

      assertThat(answer)
          .startsWith("HTTP/1.1 200 ")
          .contains("\r\nContent-Type: application/json; charset=utf-8\r\n")
          .contains("\"result\":1")
          .doesNotContain("X-Mock-Server-Warning");
    }
  }

  /** Says that both calls came through whole, written in these forms. */
  private static void assertDone(RequestStyle... forms) {
    JsonNode registration = SERVER.registration(1);
    assertThat(registration.path("sip_username").asText()).isEqualTo("alice");
    assertThat(registration.path("proxy").asText()).isEqualTo("sip.example.com");
    assertThat(registration.path("is_persistent").asBoolean(true)).isFalse();
    assertThat(registration.path("application_id").asLong()).isEqualTo(123);
    assertThat(registration.path("user_id").asLong()).isEqualTo(12345);
    assertThat(registration.path("rule_id").asLong()).isEqualTo(7890);
    List<RecordedCall> calls = SERVER.server().journal().calls();
    assertThat(calls)
        .extracting(RecordedCall::method)
        .containsExactly("CreateSipRegistration", "BindSipRegistration");
    assertThat(calls)
        .allSatisfy(call -> assertThat(call.forms()).containsExactlyInAnyOrder(forms))
        .allSatisfy(call -> assertThat(call.warnings()).isEmpty());
  }

  private static String multipart(String boundary, String partHead, String... parameters) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      body.append("--").append(boundary).append('\n');
      body.append(partHead.replace("$NAME", parameters[i])).append("\n\n");
      body.append(parameters[i + 1]).append('\n');
    }
    return body.append("--").append(boundary).append("--\n").toString();
  }

  @Test
  void documentation_curl_isAnswered() throws IOException {
    String head =
        """
        POST /platform_api/$CALL HTTP/1.1
        Host: 127.0.0.1:8080
        User-Agent: curl/7.88.1
        Accept: */*
        Authorization: Bearer $TOKEN
        Content-Type: application/json
        """;
    send(
        head.replace(
            "$CALL",
            "CreateSipRegistration?sip_username=alice&proxy=sip.example.com&is_persistent=false"
                + "&application_id=123&user_id=12345"),
        "{}");
    send(
        head.replace(
            "$CALL",
            "BindSipRegistration?sip_registration_id=1&application_id=123&rule_id=7890&bind=true"),
        "{}");

    assertDone(RequestStyle.QUERY, RequestStyle.JSON_BODY, RequestStyle.BOOLEAN_WORD);
  }

  @Test
  void javaSdk1_urlencoded_isAnswered() throws IOException {
    String head =
        """
        POST /platform_api/$CALL HTTP/1.1
        Authorization: Bearer $TOKEN
        Content-Type: application/x-www-form-urlencoded; charset=UTF-8
        Host: 127.0.0.1:8080
        Connection: Keep-Alive
        User-Agent: Apache-HttpClient/4.5.12 (Java/17.0.15)
        Accept-Encoding: gzip,deflate
        """;
    send(
        head.replace("$CALL", "CreateSipRegistration"),
        "account_id=1&sip_username=alice&proxy=sip.example.com&user_id=12345&is_persistent=false"
            + "&application_id=123");
    send(
        head.replace("$CALL", "BindSipRegistration"),
        "account_id=1&bind=true&sip_registration_id=1&application_id=123&rule_id=7890");

    assertDone(RequestStyle.URLENCODED_BODY, RequestStyle.BOOLEAN_WORD);
  }

  @Test
  void javaSdk2_multipart_isAnswered() throws IOException {
    String boundary = "Xq2zq8J0WbC0a4hQ1q7eH7o3nqvT0d5kL";
    String head =
        """
        POST /platform_api/$CALL HTTP/1.1
        Authorization: Bearer $TOKEN
        Content-Type: multipart/form-data; boundary=$BOUNDARY
        Host: 127.0.0.1:8080
        Connection: Keep-Alive
        User-Agent: Apache-HttpClient/4.5.12 (Java/17.0.15)
        Accept-Encoding: gzip,deflate
        """
            .replace("$BOUNDARY", boundary);
    String part =
        "Content-Disposition: form-data; name=\"$NAME\"\n"
            + "Content-Type: text/plain; charset=ISO-8859-1\n"
            + "Content-Transfer-Encoding: 8bit";
    send(
        head.replace("$CALL", "CreateSipRegistration"),
        multipart(
            boundary,
            part,
            "account_id",
            "1",
            "sip_username",
            "alice",
            "proxy",
            "sip.example.com",
            "is_persistent",
            "false",
            "application_id",
            "123",
            "user_id",
            "12345"));
    send(
        head.replace("$CALL", "BindSipRegistration"),
        multipart(
            boundary,
            part,
            "account_id",
            "1",
            "bind",
            "true",
            "sip_registration_id",
            "1",
            "application_id",
            "123",
            "rule_id",
            "7890"));

    assertDone(RequestStyle.MULTIPART_BODY, RequestStyle.BOOLEAN_WORD);
  }

  @Test
  void nodeSdk4_multipartInChunks_isAnswered() throws IOException {
    String boundary = "--------------------------867482225837282619646729";
    String head =
        """
        POST /platform_api HTTP/1.1
        Accept: application/json, text/plain, */*
        Content-Type: multipart/form-data; boundary=$BOUNDARY
        Authorization: Bearer $TOKEN
        User-Agent: axios/0.21.4
        Host: 127.0.0.1:8080
        Connection: keep-alive
        Transfer-Encoding: chunked

        """
            .replace("$BOUNDARY", boundary);
    sendWhole(
        head,
        inChunks(
            boundary,
            "cmd",
            "CreateSipRegistration",
            "sip_username",
            "alice",
            "proxy",
            "sip.example.com",
            "is_persistent",
            "false",
            "application_id",
            "123",
            "user_id",
            "12345"));
    sendWhole(
        head,
        inChunks(
            boundary,
            "cmd",
            "BindSipRegistration",
            "sip_registration_id",
            "1",
            "application_id",
            "123",
            "rule_id",
            "7890",
            "bind",
            "true"));

    assertDone(RequestStyle.MULTIPART_BODY, RequestStyle.COMMAND_FIELD, RequestStyle.BOOLEAN_WORD);
  }

  /** The SDK's stream gives head, value and line break of each part in a chunk of its own. */
  private static byte[] inChunks(String boundary, String... parameters) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      chunk(
          body,
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n"
              .formatted(boundary, parameters[i]));
      chunk(body, parameters[i + 1]);
      boolean last = i + 2 == parameters.length;
      chunk(body, last ? "\r\n--" + boundary + "--\r\n" : "\r\n");
    }
    return body.append("0\r\n\r\n").toString().getBytes(UTF_8);
  }

  private static void chunk(StringBuilder body, String text) {
    body.append(Integer.toHexString(text.length())).append("\r\n").append(text).append("\r\n");
  }

  @Test
  void pythonSdk_urlencoded_isAnswered() throws IOException {
    String head =
        """
        POST /platform_api HTTP/1.1
        Host: 127.0.0.1:8080
        User-Agent: python-requests/2.32.3
        Accept-Encoding: gzip, deflate
        Accept: */*
        Connection: keep-alive
        Authorization: Bearer $TOKEN
        Content-Type: application/x-www-form-urlencoded
        """;
    send(
        head,
        "sip_username=alice&proxy=sip.example.com&is_persistent=False&application_id=123"
            + "&user_id=12345&cmd=CreateSipRegistration");
    send(
        head,
        "sip_registration_id=1&application_id=123&rule_id=7890&bind=True&cmd=BindSipRegistration");

    assertDone(
        RequestStyle.URLENCODED_BODY, RequestStyle.COMMAND_FIELD, RequestStyle.BOOLEAN_CAPITALIZED);
  }

  @Test
  void goSdk_multipart_isAnswered() throws IOException {
    String boundary = "8b1c6a2f0d4e59b7a3c8e1f60247d9ab5e3f7c1d2a9b8e6f4c0d5a7b1e93";
    String head =
        """
        POST /platform_api/$CALL HTTP/1.1
        Host: 127.0.0.1:8080
        User-Agent: Go-http-client/1.1
        Authorization: Bearer $TOKEN
        Content-Type: multipart/form-data; boundary=$BOUNDARY
        Accept-Encoding: gzip
        """
            .replace("$BOUNDARY", boundary);
    String part = "Content-Disposition: form-data; name=\"$NAME\"";
    send(
        head.replace("$CALL", "CreateSipRegistration"),
        multipart(
            boundary,
            part,
            "sip_username",
            "alice",
            "proxy",
            "sip.example.com",
            "auth_user",
            "",
            "is_persistent",
            "false",
            "application_id",
            "123",
            "user_id",
            "12345"));
    send(
        head.replace("$CALL", "BindSipRegistration"),
        multipart(
            boundary,
            part,
            "sip_registration_id",
            "1",
            "application_id",
            "123",
            "rule_id",
            "7890",
            "rule_name",
            "",
            "bind",
            "true"));

    assertDone(RequestStyle.MULTIPART_BODY, RequestStyle.BOOLEAN_WORD, RequestStyle.EMPTY_VALUE);
  }

  @Test
  void phpSdk_urlencoded_isAnswered() throws IOException {
    // It drops what PHP takes for false; false itself has to be given as a text.
    String head =
        """
        POST /platform_api/$CALL HTTP/1.1
        Host: 127.0.0.1:8080
        Accept: */*
        Authorization: Bearer $TOKEN
        Content-Type: application/x-www-form-urlencoded
        """;
    send(
        head.replace("$CALL", "CreateSipRegistration"),
        "sip_username=alice&proxy=sip.example.com&is_persistent=false&application_id=123"
            + "&user_id=12345&account_id=1");
    send(
        head.replace("$CALL", "BindSipRegistration"),
        "sip_registration_id=1&application_id=123&rule_id=7890&bind=true&account_id=1");

    assertDone(RequestStyle.URLENCODED_BODY, RequestStyle.BOOLEAN_WORD);
  }

  @Test
  void phpSdk_multipart_isAnswered() throws IOException {
    String boundary = "------------------------5a1f0e7c9b3d2846";
    String head =
        """
        POST /platform_api/$CALL HTTP/1.1
        Host: 127.0.0.1:8080
        Accept: */*
        Authorization: Bearer $TOKEN
        Content-Type: multipart/form-data; boundary=$BOUNDARY
        """
            .replace("$BOUNDARY", boundary);
    String part = "Content-Disposition: form-data; name=\"$NAME\"";
    send(
        head.replace("$CALL", "CreateSipRegistration"),
        multipart(
            boundary,
            part,
            "sip_username",
            "alice",
            "proxy",
            "sip.example.com",
            "is_persistent",
            "false",
            "application_id",
            "123",
            "user_id",
            "12345",
            "account_id",
            "1"));
    send(
        head.replace("$CALL", "BindSipRegistration"),
        multipart(
            boundary,
            part,
            "sip_registration_id",
            "1",
            "application_id",
            "123",
            "rule_id",
            "7890",
            "bind",
            "true",
            "account_id",
            "1"));

    assertDone(RequestStyle.MULTIPART_BODY, RequestStyle.BOOLEAN_WORD);
  }

  @Test
  void dotNetSdk_multipartWithBareNames_isAnswered() throws IOException {
    String boundary = "3f0c7a51-9d2e-4b86-a1f4-6c8e5d7b9023";
    String head =
        """
        POST /platform_api/$CALL HTTP/1.1
        Host: 127.0.0.1:8080
        Authorization: Bearer $TOKEN
        Content-Type: multipart/form-data; boundary="$BOUNDARY"
        """
            .replace("$BOUNDARY", boundary);
    String part =
        "Content-Type: text/plain; charset=utf-8\nContent-Disposition: form-data; name=$NAME";
    send(
        head.replace("$CALL", "CreateSipRegistration"),
        multipart(
            boundary,
            part,
            "sip_username",
            "alice",
            "proxy",
            "sip.example.com",
            "is_persistent",
            "0",
            "application_id",
            "123",
            "user_id",
            "12345",
            "cmd",
            "CreateSipRegistration"));
    send(
        head.replace("$CALL", "BindSipRegistration"),
        multipart(
            boundary,
            part,
            "sip_registration_id",
            "1",
            "application_id",
            "123",
            "rule_id",
            "7890",
            "bind",
            "1",
            "cmd",
            "BindSipRegistration"));

    assertDone(RequestStyle.MULTIPART_BODY, RequestStyle.BOOLEAN_DIGIT);
  }
}
