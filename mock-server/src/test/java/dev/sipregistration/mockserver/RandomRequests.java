package dev.sipregistration.mockserver;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes requests that are mostly wrong, somewhere, and sometimes right. The seed decides all. */
final class RandomRequests {
  /**
   * A request.
   *
   * @param bytes what to send
   * @param broken whether it may be no whole HTTP request at all, so that no answer need come
   */
  record Request(byte[] bytes, boolean broken) {
    boolean isHead() {
      return text().startsWith("HEAD ");
    }

    String text() {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static final List<String> PARAMETERS =
      List.of(
          "sip_registration_id",
          "sip_username",
          "proxy",
          "auth_user",
          "outbound_proxy",
          "password",
          "is_persistent",
          "application_id",
          "application_name",
          "rule_id",
          "rule_name",
          "user_id",
          "user_name",
          "bind",
          "deactivated",
          "successful",
          "is_bound_to_application",
          "in_progress",
          "status_code",
          "count",
          "offset",
          "account_id",
          "cmd",
          "sip_proxy",
          "userName",
          "",
          "%",
          "%FF",
          "a%0D%0Ab");
  private static final List<String> VALUES =
      List.of(
          "",
          "1",
          "2",
          "0",
          "-1",
          "123",
          "124",
          "7890",
          "7891",
          "any",
          "123;124",
          "200",
          "400:499;503",
          "12345",
          "12347",
          "true",
          "False",
          "maybe",
          "alice",
          "sip.example.com",
          "sip.example.com:5061;transport=tls",
          "[::1]:5060",
          "[:::]",
          "demo",
          "demo.a.voximplant.com",
          "incoming",
          "john",
          "ada",
          "99999999999999999999",
          "9223372036854775807",
          "1.0",
          "1e9",
          "+1",
          "%2B1",
          "%00",
          "%0A",
          "%FF",
          "%C3%A9",
          "%ED%A0%80",
          "%zz",
          "%",
          "%4",
          "{}",
          "{a}",
          "a;b",
          "a=b",
          "<x>",
          "\"",
          "'",
          "..",
          "a|b",
          "^",
          "`",
          "\\",
          "\u00e9",
          "x".repeat(255),
          "x".repeat(256),
          "%F0%9F%98%80".repeat(255),
          "y".repeat(3_000));
  private static final List<String> PATHS =
      List.of(
          "/platform_api/CreateSipRegistration",
          "/platform_api/CreateSipRegistration",
          "/platform_api/BindSipRegistration",
          "/platform_api/BindSipRegistration",
          "/platform_api/UpdateSipRegistration",
          "/platform_api/UpdateSipRegistration",
          "/platform_api/GetSipRegistrations",
          "/platform_api/GetSipRegistrations",
          "/platform_api/DeleteSipRegistration",
          "/platform_api/BindSipRegistration/",
          "/platform_api/Create%53ipRegistration",
          "/platform_api/EraseSipRegistration",
          "/platform_api/",
          "/platform_api/",
          "/platform_api",
          "/platform_api",
          "/platform_api//x",
          "/platform_api/../platform_api/BindSipRegistration",
          "/platform_api/%2e%2e/x",
          "/",
          "//",
          "*",
          "/__admin/health",
          "/__admin/nothing",
          "/__admin",
          "/%zz",
          "/%00",
          "/%FF",
          "/a{b}",
          "/;x=y",
          "http://x/platform_api/CreateSipRegistration",
          "http://[/x",
          "/" + "p".repeat(4_000),
          "?",
          "#");
  private static final List<String> COMMANDS =
      List.of(
          "CreateSipRegistration",
          "BindSipRegistration",
          "UpdateSipRegistration",
          "DeleteSipRegistration",
          "GetSipRegistrations",
          "CreateSipRegistration/",
          "x",
          "");
  private static final List<String> PART_HEADERS =
      List.of(
          "",
          "\"; filename=\"x\"",
          "\"\r\nContent-Type: text/plain; charset=utf-16",
          "\"\r\nContent-Type: ///",
          "\"\r\nContent-Transfer-Encoding: base64",
          "\"\r\nContent-Disposition: form-data; name=x",
          "\"\r\nnothing",
          "\"\r\n--b");
  private static final List<String> METHODS =
      List.of(
          "PUT",
          "DELETE",
          "HEAD",
          "OPTIONS",
          "TRACE",
          "PATCH",
          "CONNECT",
          "PRI",
          "get",
          "G\u00e9T",
          "X");
  private static final List<String> HEADERS =
      List.of(
          "Accept: text/html",
          "Accept: ///",
          "Accept: */*;q=x",
          "Accept: \u00e9",
          "Accept-Language: ;;",
          "Accept-Charset: utf-16",
          "Accept-Encoding: gzip",
          "Content-Encoding: gzip",
          "Content-Type: ///",
          "Content-Type: application/json",
          "Content-Type: a/b;c=\"",
          "Content-Type:",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: multipart/form-data",
          "Cookie: a=b; $Version=x;;=",
          "Cookie: \"",
          "If-Modified-Since: never",
          "If-Match: *",
          "Range: bytes=0-",
          "Upgrade: h2c",
          "Connection: Upgrade",
          "Connection: close",
          "Origin: null",
          "X-HTTP-Method-Override: DELETE",
          "X-Forwarded-Host: [",
          "Forwarded: host=[",
          "Referer: \u0001",
          "Date: x",
          "Content-Language: !",
          "Link: <",
          "X:",
          "X\u00e9: y",
          "X y: z",
          ": z",
          "nothing",
          " folded",
          "Expect: nothing",
          "Transfer-Encoding: gzip",
          "Content-Length: x",
          "Host: second",
          "X-Long: " + "h".repeat(9_000));
  private static final List<String> HOSTS =
      List.of(
          "a b",
          "[",
          "",
          "x:99999",
          "x:abc",
          "%zz",
          "\u00e9",
          "[::1]:80",
          "x/y",
          "x@y",
          "-",
          "a\\b");

  private final Random random;
  private final String token;

  RandomRequests(Random random, String token) {
    this.random = random;
    this.token = token;
  }

  Request next() {
    byte[] request = http();
    return switch (random.nextInt(40)) {
      case 0 -> new Request(noise(), true);
      case 1 -> new Request(damaged(request), true);
      case 2 -> new Request(cut(request), true);
      default -> new Request(request, false);
    };
  }

  /**
   * A body as it goes over the wire.
   *
   * @param headers what says how to read it, each with its line break
   */
  private record Body(String headers, byte[] bytes) {}

  private byte[] http() {
    Body body = chance(60) ? new Body("", new byte[0]) : chance(60) ? form() : other();
    StringBuilder head = new StringBuilder();
    head.append(chance(98) ? pick(List.of("GET", "POST")) : pick(METHODS)).append(' ');
    head.append(chance(90) ? PATHS.get(random.nextInt(9)) : pick(PATHS));
    head.append(query()).append(chance(99) ? " HTTP/1.1" : " HTTP/" + pick(VALUES)).append("\r\n");
    head.append("Host: ").append(chance(97) ? "localhost" : pick(HOSTS)).append("\r\n");
    head.append(authorization());
    while (chance(25)) {
      head.append(pick(HEADERS)).append("\r\n");
    }
    head.append(body.headers()).append("\r\n");
    return concat(head.toString().getBytes(StandardCharsets.ISO_8859_1), body.bytes());
  }

  private String query() {
    if (chance(5)) {
      return "";
    }
    return "?" + parameters();
  }

  private String parameters() {
    StringBuilder query =
        new StringBuilder(chance(50) ? "sip_username=bob&proxy=sip.example.com" : "");
    for (int i = random.nextInt(5); i > 0; i--) {
      query
          .append('&')
          .append(chance(92) ? PARAMETERS.get(random.nextInt(25)) : pick(PARAMETERS))
          .append(chance(95) ? "=" : "")
          .append(value());
    }
    return query.toString();
  }

  private String value() {
    return chance(90) ? VALUES.get(random.nextInt(28)) : chance(90) ? pick(VALUES) : escapes();
  }

  /** Escapes of any bytes, which may or may not be UTF-8. */
  private String escapes() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append('%').append(String.format("%02x", random.nextInt(256)));
    }
    return text.toString();
  }

  private String authorization() {
    String header = "Authorization: ";
    return switch (random.nextInt(14)) {
      case 0 -> "";
      case 1 -> header + "Bearer " + scrambled() + "\r\n";
      case 2 -> header + pick(VALUES) + "\r\n";
      case 3 -> header + "Bearer " + pick(VALUES) + "\r\n";
      case 4 -> header + "Bearer " + token.substring(random.nextInt(token.length())) + "\r\n";
      default -> header + "Bearer " + token + "\r\n";
    };
  }

  private String scrambled() {
    StringBuilder scrambled = new StringBuilder(token);
    // The last character is left, because its lowest bits mean nothing.
    scrambled.setCharAt(random.nextInt(token.length() - 1), (char) ('!' + random.nextInt(90)));
    return scrambled.toString();
  }

  /** A form as some client would send it, unless one of the random headers contradicts it. */
  private Body form() {
    String fields = parameters() + (chance(50) ? "&cmd=" + pick(COMMANDS) : "");
    boolean multipart = chance(50);
    String text = multipart ? parts(fields) : fields;
    String type =
        multipart ? "multipart/form-data; boundary=b" : "application/x-www-form-urlencoded";
    byte[] bytes = text.getBytes(chance(50) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return withLength("Content-Type: " + type + "\r\n", bytes);
  }

  private String parts(String fields) {
    StringBuilder form = new StringBuilder();
    for (String field : fields.split("&", -1)) {
      String[] nameAndValue = field.split("=", 2);
      form.append("--b\r\nContent-Disposition: form-data; name=\"").append(nameAndValue[0]);
      form.append(chance(97) ? "\"" : pick(PART_HEADERS)).append("\r\n\r\n");
      form.append(nameAndValue.length > 1 ? nameAndValue[1] : "").append("\r\n");
    }
    return form.append(chance(97) ? "--b--\r\n" : pick(VALUES)).toString();
  }

  private Body other() {
    byte[] bytes =
        chance(50)
            ? pick(List.of("{}", "null", "{\"proxy\":1}", "a=b&c", "--x\r\n", "[[["))
                .getBytes(StandardCharsets.ISO_8859_1)
            : noise();
    return withLength(chance(50) ? "Content-Type: application/json\r\n" : "", bytes);
  }

  private Body withLength(String headers, byte[] bytes) {
    if (chance(70)) {
      return new Body(headers + "Content-Length: " + bytes.length + "\r\n", bytes);
    }
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; ) {
      int size = Math.min(1 + random.nextInt(100), bytes.length - at);
      chunks.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunks.write(bytes, at, size);
      chunks.writeBytes(new byte[] {'\r', '\n'});
      at += size;
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return new Body(headers + "Transfer-Encoding: chunked\r\n", chunks.toByteArray());
  }

  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(300)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] damaged(byte[] request) {
    byte[] damaged = request.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private byte[] cut(byte[] request) {
    byte[] cut = new byte[random.nextInt(request.length)];
    System.arraycopy(request, 0, cut, 0, cut.length);
    return cut;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static byte[] concat(byte[] head, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(body);
    return all.toByteArray();
  }
}
