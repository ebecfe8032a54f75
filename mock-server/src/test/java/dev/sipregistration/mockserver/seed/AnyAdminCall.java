package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.random.RandomValues;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done over HTTP, allowed or not, and that changes an account if it is.
 *
 * @param path below {@code /__admin/}, or a call of the vendor's API
 * @param body JSON or YAML, empty for none; of a call of the vendor's API, the id of the caller
 */
record AnyAdminCall(String method, String path, String body) {
  private static final JsonMapper JSON = new JsonMapper();

  private static final Set<String> OPERATIONS =
      Set.of(Calls.CREATE, Calls.BIND, Calls.UPDATE, Calls.DELETE);

  private static final String[] CALLBACKS = {
    "min_balance", "sip_registration_fail", "subscription_is_frozen"
  };

  /** Another first account, in which much has happened already. */
  static final String SEED =
      """
      clock: 2026-05-31T10:00:00Z
      next_sip_registration_id: 20
      accounts:
        - account_id: 1
          account_name: Demo.1
          account_email: john@example.com
          callback_url: http://127.0.0.1:1/
          callback_salt: pepper
          next_callback_id: 7
          price_list: { monthly_fee: 1.00, tax_rate: 0.20 }
          applications:
            - application_id: 123
              application_name: demo
              users: [ { user_id: 12345, user_name: john, logged_in: true } ]
          ledger:
            - { type: OPENING_BALANCE, amount: 1.20 }
            - { type: RESERVATION, at: 2026-03-31T10:00:00Z, sip_registration_id: 1, fee: 1, tax: 0.2 }
            - { type: SETTLEMENT, at: 2026-04-30T10:00:00Z, sip_registration_id: 1 }
            - { type: DEPOSIT, at: 2026-05-01T10:00:00Z, amount: 1 }
          sip_registrations:
            - { sip_registration_id: 1, sip_username: alice, proxy: p.example, state: OFFLINE }
          registrar_answers: [ { sip_registration_id: 1, status_code: 403 } ]
        - account_id: 2
          account_name: child
          parent_account_id: 1
      """;

  PlatformResponse on(MockServerFixture server) {
    if (path.indexOf('?') > 0 && OPERATIONS.contains(path.substring(0, path.indexOf('?')))) {
      String[] parts = path.split("\\?", 2);
      return server.withToken(tokenOf(body)).callWithQuery(parts[0], parts[1]);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri("/__admin/" + path))
            .method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      String type = body.startsWith("{") ? "application/json" : "application/yaml";
      request.header("Content-Type", type);
    }
    PlatformResponse response = server.send(request.build());
    assertThat(response.status()).as("status of %s: %s", this, response).isLessThan(500);
    return response;
  }

  /** A token that is good enough where every token is accepted. */
  private static String tokenOf(String account) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String claims = "{\"iss\":%s}".formatted(account);
    return base64.encodeToString("{}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".x";
  }

  static AnyAdminCall any(RandomValues values) {
    long id = values.chance(0.7) ? 1 : values.between(1L, 3L);
    String account = "accounts/" + id;
    return switch (values.weighted(16, 6, 6, 4, 4, 4, 5, 3, 3, 6, 1, 2, 2, 4, 3, 2, 1)) {
      case 0 -> create(id, values);
      case 1 -> bind(id, values);
      case 2 -> post("accounts", newAccount(values));
      case 3 -> json("PATCH", account, change(values));
      case 4 -> json("PUT", account + "/limits", limits(values));
      case 5 -> post(account + "/deposits", members("amount", amount(values)));
      case 6 -> presence(account, values);
      case 7 -> post(account + "/registrar_outcomes", outcome(values));
      case 8 -> receiver(account, values);
      case 9 -> post("clock", time(values));
      case 10 -> clearOutcomes(account, values);
      case 11 -> snapshot(values);
      case 12 -> post("pact/state", members("state", state(values)));
      case 13 -> update(id, values);
      case 14 -> query(id, Calls.DELETE, members("sip_registration_id", values.between(1, 4)));
      case 15 -> post(account + "/callbacks", members("type", values.oneOf(CALLBACKS)));
      default -> values.truth() ? json("POST", "reset", Map.of()) : load(SEED);
    };
  }

  static AnyAdminCall post(String path, Map<String, Object> members) {
    return json("POST", path, members);
  }

  static AnyAdminCall load(String yaml) {
    return new AnyAdminCall("PUT", "seed", yaml);
  }

  private static AnyAdminCall json(String method, String path, Map<String, Object> members) {
    try {
      return new AnyAdminCall(method, path, JSON.writeValueAsString(members));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Leaves out what is null. */
  static Map<String, Object> members(@Nullable Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        members.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return members;
  }

  private static AnyAdminCall create(long account, RandomValues values) {
    return query(
        account,
        Calls.CREATE,
        members(
            "sip_username",
                values.oneOf("alice", "1e3", "null", "~", "=", "*a", "&b", "a".repeat(255)),
            "proxy", proxy(values),
            "outbound_proxy", values.orNull(0.7, () -> proxy(values)),
            "auth_user", values.orNull(0.5, () -> text(values)),
            "password", values.orNull(0.5, () -> text(values)),
            "is_persistent", values.truth(),
            "application_id", values.orNull(0.5, () -> 123),
            "rule_id", values.orNull(0.8, () -> 7890),
            "user_id", values.orNull(0.8, () -> values.oneOf(12345, 12346))));
  }

  private static AnyAdminCall bind(long account, RandomValues values) {
    return query(
        account,
        Calls.BIND,
        members(
            "sip_registration_id", values.orNull(0.1, () -> values.between(1, 3)),
            "application_id", values.orNull(0.2, () -> values.oneOf(123, 124)),
            "rule_id", values.orNull(0.7, () -> values.oneOf(7890, 7891)),
            "user_id", values.orNull(0.3, () -> values.oneOf(12345, 12346, 12347)),
            "bind", values.chance(0.7)));
  }

  private static AnyAdminCall update(long account, RandomValues values) {
    return query(
        account,
        Calls.UPDATE,
        members(
            "sip_registration_id", values.between(1, 3),
            "sip_username", values.orNull(0.8, () -> "bob"),
            "proxy", values.orNull(0.5, () -> proxy(values)),
            "auth_user", values.orNull(0.8, () -> text(values)),
            "password", values.orNull(0.8, () -> text(values)),
            "application_id", values.orNull(0.5, () -> 123),
            "user_id", values.orNull(0.5, () -> values.oneOf(12345, 12346))));
  }

  private static AnyAdminCall query(
      long account, String operation, Map<String, Object> parameters) {
    StringBuilder path = new StringBuilder(operation).append('?');
    parameters.forEach(
        (name, value) ->
            path.append(name)
                .append('=')
                .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8))
                .append('&'));
    return new AnyAdminCall("POST", path.toString(), String.valueOf(account));
  }

  private static Map<String, Object> newAccount(RandomValues values) {
    return members(
        "account_name",
        values.orNull(0.5, () -> values.oneOf("acme", "null", "1e3", "2026-01-01", "a".repeat(63))),
        "currency",
        values.orNull(0.5, () -> values.oneOf("EUR", "NAN")),
        "opening_balance",
        values.orNull(0.5, () -> amount(values)),
        "roles",
        values.orNull(0.5, () -> List.of("CallsSMS", "Owner")));
  }

  private static Map<String, Object> change(RandomValues values) {
    return members(
        "active", values.orNull(0.7, values::truth),
        "frozen", values.orNull(0.7, values::truth),
        "credit_limit", values.orNull(0.7, () -> amount(values)),
        "time_in_progress",
            values.orNull(0.3, () -> values.oneOf("PT0S", "PT1H", "PT0.000000001S", "PT8784H")),
        "persistent_with_user", values.orNull(0.7, values::truth),
        "low_balance", values.orNull(0.7, () -> amount(values)));
  }

  private static Map<String, Object> limits(RandomValues values) {
    return members(
        "max_sip_registrations",
        values.orNull(0.5, () -> values.oneOf(0, 2, Integer.MAX_VALUE)),
        "requests_per_second",
        values.orNull(0.5, () -> values.oneOf(9, 50, Integer.MAX_VALUE)));
  }

  private static AnyAdminCall presence(String account, RandomValues values) {
    String action = values.truth() ? "/login" : "/logoff";
    return new AnyAdminCall(
        "POST", account + "/users/" + values.oneOf(12345, 12346, 1) + action, "");
  }

  private static Map<String, Object> outcome(RandomValues values) {
    Map<String, Object> outcome =
        values.oneOf(
            members("proxy", proxy(values)),
            members("user_id", values.oneOf(12345, 12346)),
            members("sip_registration_id", values.between(1, 5)));
    outcome.put("status_code", values.oneOf(200, 300, 403, 699));
    if (values.truth()) {
      outcome.put("error_message", text(values));
    }
    return outcome;
  }

  private static AnyAdminCall clearOutcomes(String account, RandomValues values) {
    String one = values.oneOf("", "?user_id=12345", "?sip_registration_id=1", "?proxy=p.example");
    return new AnyAdminCall("DELETE", account + "/registrar_outcomes" + one, "");
  }

  private static AnyAdminCall receiver(String account, RandomValues values) {
    String path = account + "/callback_receiver";
    return values.chance(0.2)
        ? new AnyAdminCall("DELETE", path, "")
        : json(
            "PUT",
            path,
            members(
                "url",
                values.oneOf(
                    "http://127.0.0.1:1/",
                    "HTTPS://my_host:1/a?b=c#d",
                    "http://[::1]:1/" + "x".repeat(1_900),
                    "ftp://127.0.0.1/"),
                "salt",
                values.orNull(0.7, () -> values.text(40))));
  }

  private static Map<String, Object> time(RandomValues values) {
    return values.oneOf(
        members("advance", values.oneOf("P1M", "P40D", "PT1H", "PT0.000000001S", "P2Y")),
        members(
            "set",
            values.oneOf(
                "2026-01-31T10:00:00Z",
                "2026-03-31T23:59:59.999999999+23:59",
                "1970-01-01T00:00:00Z")));
  }

  private static AnyAdminCall snapshot(RandomValues values) {
    return values.truth()
        ? new AnyAdminCall("PUT", "snapshots/s", "")
        : new AnyAdminCall("POST", "snapshots/s/restore", "");
  }

  private static String state(RandomValues values) {
    return values.oneOf(
        "no money",
        "an inactive account",
        "no more SIP registrations allowed",
        "no more calls allowed",
        "persistent with a user refused",
        "a SIP registration with a user",
        "a failed SIP registration",
        "a SIP registration in progress",
        "the beginning of 2026",
        "a non-persistent SIP registration");
  }

  private static Object amount(RandomValues values) {
    return new BigDecimal(
        values.oneOf(
            "0",
            "0.00",
            "-1.5",
            "2.40",
            "20",
            "10.5",
            "1E-18",
            "1E+19",
            "0E+19",
            "99999999999999999999.999999999999999999",
            "100000000000000000000"));
  }

  private static String proxy(RandomValues values) {
    return values.oneOf(
        "p.example",
        "P.EXAMPLE:5061;transport=TLS",
        "403.sip.invalid",
        "[::1]:5060",
        "1.2.3.4",
        "a.".repeat(125) + "bc.",
        "a.".repeat(126) + "b:5061;transport=tls");
  }

  private static String text(RandomValues values) {
    return values.chance(0.1) ? "\ud83d\ude00".repeat(255) : values.text(12);
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(method, path, body);
  }
}
