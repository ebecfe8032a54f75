package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sipregistration.mockserver.internal.contract.ContractOperation;
import dev.sipregistration.mockserver.internal.contract.VendorContract;
import dev.sipregistration.mockserver.internal.text.ProductVersion;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a mock server whether calls can work, and what hinders them. */
final class Diagnosis {
  private static final int MOST_BYTES = 1024 * 1024;

  /** How far ahead of the server's clock a token may be issued. */
  private static final Duration LEEWAY = Duration.ofSeconds(10);

  private static final String CLOCK = "set the clocks of both machines, by NTP for one";

  private final RemoteServer server;
  private final CallerOptions caller;
  private final InstantSource clock;
  private final List<Finding> findings = new ArrayList<>();

  Diagnosis(RemoteServer server, CallerOptions caller, InstantSource clock) {
    this.server = server;
    this.caller = caller;
    this.clock = clock;
  }

  /** Makes all checks that can be made. */
  List<Finding> findings() throws InterruptedException {
    Optional<RemoteResponse> health = health();
    if (health.isPresent()) {
      checkVersion(health.get());
      checkClock(health.get());
      checkAdminApi();
      checkCalls();
    }
    return findings;
  }

  private Optional<RemoteResponse> health() throws InterruptedException {
    try {
      RemoteResponse response =
          server.send(HttpRequest.newBuilder(server.uri("/__admin/health")), MOST_BYTES);
      if (response.status() == 200 && json(response).has("version")) {
        findings.add(Finding.good("address", server.url() + " is a mock server"));
        return Optional.of(response);
      }
      findings.add(
          Finding.bad(
              "address",
              "%s responds %s, and is no mock server".formatted(server.url(), response.status()),
              "--url with the address of one"));
    } catch (UnusableException silent) {
      findings.add(
          Finding.bad(
              "address",
              String.valueOf(silent.getMessage()),
              "start a server, or --url with its address"));
    }
    return Optional.empty();
  }

  private void checkVersion(RemoteResponse health) {
    String theirs = json(health).path("version").asText();
    String ours = ProductVersion.read();
    findings.add(
        theirs.equals(ours)
            ? Finding.good("version", ours)
            : Finding.bad(
                "version",
                "the server is %s, and this command %s".formatted(theirs, ours),
                "use the same"));
  }

  private void checkClock(RemoteResponse health) {
    Optional<Instant> theirs = health.headers().firstValue("Date").flatMap(Diagnosis::time);
    if (theirs.isEmpty()) {
      findings.add(Finding.bad("clock", "the server tells no time", "ask it without a proxy"));
      return;
    }
    Duration ahead = Duration.between(theirs.get(), clock.instant());
    if (ahead.abs().compareTo(LEEWAY) <= 0) {
      findings.add(Finding.good("clock", "less than 10 seconds from the server's"));
      return;
    }
    findings.add(
        Finding.bad(
            "clock",
            "this machine is %s seconds %s the server, so tokens made here may be refused (%s)"
                .formatted(
                    ahead.abs().toSeconds(),
                    ahead.isNegative() ? "behind" : "ahead of",
                    ahead.isNegative() ? "error 456" : "error 455"),
            CLOCK));
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private void checkAdminApi() throws InterruptedException {
    RemoteResponse response =
        server.send(
            server.withAdminToken(HttpRequest.newBuilder(server.uri("/__admin/configuration"))),
            MOST_BYTES);
    String subject = "admin API";
    boolean withToken = server.adminToken().isPresent();
    findings.add(
        switch (response.status()) {
          case 200 -> Finding.good(subject, withToken ? "takes the token" : "needs no token");
          case 401 ->
              Finding.bad(
                  subject,
                  withToken ? "the admin token is wrong" : "the server wants an admin token",
                  "--admin-token-file with the one that the server was started with");
          default ->
              Finding.bad(
                  subject,
                  "responds %s%s".formatted(response.status(), response.detail()),
                  "call the server by the address that it listens on");
        });
  }

  /**
   * Makes each call without parameters: whoever may make it is told that one is missing, and
   * nothing comes of it.
   */
  private void checkCalls() throws InterruptedException {
    List<String> allowed = new ArrayList<>();
    List<String> forbidden = new ArrayList<>();
    try {
      String token = caller.token(server);
      for (ContractOperation operation : VendorContract.current().operations()) {
        JsonNode error =
            json(server.send(
                    server.platformCall(operation.path(), Optional.of(token), List.of()),
                    MOST_BYTES))
                .path("error");
        Optional<String> remedy = remedy(error.path("code").asInt());
        if (remedy.isPresent()) {
          String text =
              "error %s: %s".formatted(error.path("code").asInt(), error.path("msg").asText());
          findings.add(Finding.bad("credentials", text, remedy.get()));
          return;
        }
        (error.path("code").asInt() == 104 ? forbidden : allowed).add(operation.name());
      }
    } catch (UnusableException unusable) {
      findings.add(
          Finding.bad(
              "credentials",
              String.valueOf(unusable.getMessage()),
              "--credentials with a file of this server"));
      return;
    }
    findings.add(Finding.good("credentials", "the server knows them"));
    findings.add(
        allowed.isEmpty()
            ? Finding.bad("roles", "may make no call", "use a service account with other roles")
            : Finding.good(
                "roles",
                "may call "
                    + String.join(", ", allowed)
                    + (forbidden.isEmpty() ? "" : ", and not " + String.join(", ", forbidden))));
  }

  /** Returns what to do about an error that every call gets. */
  private static Optional<String> remedy(int code) {
    return Optional.ofNullable(
        switch (code) {
          case 100 -> "use the credentials that this server has written (--credentials-dir)";
          case 131 -> "activate the account: PATCH /__admin/accounts/{account_id}";
          case 340 -> "remove the account's limit: PUT /__admin/accounts/{account_id}/limits";
          case 433 ->
              "the server does not know this key: start it with the --credentials-dir that the file is"
                  + " in";
          case 455, 456 -> CLOCK;
          case 1, 2, 4, 5, 484 -> "remove the faults: DELETE /__admin/faults";
          default -> null;
        });
  }

  private static JsonNode json(RemoteResponse response) {
    try {
      return new JsonMapper().readTree(response.text());
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }
}
