package dev.sipregistration.mockserver.cli.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a comparison does where it cannot go on. */
class ComparisonTest {
  private static final Credentials OWNER = TestSeeds.demo().credentials().get(0);
  private static final Duration ENOUGH = Duration.ofMinutes(1);

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Set<String> registrations = ConcurrentHashMap.newKeySet();

  /** Is called before what a call does, and may throw. */
  private Interruption before = call -> {};

  private int lastId = 59;

  private final Comparison comparison =
      new Comparison(
          (path, token, parameters) -> done("{}"),
          name -> OWNER,
          states -> {},
          () -> Instant.EPOCH,
          (path, token, parameters) ->
              respond(path.substring("/platform_api".length()), parameters),
          new ComparisonSettings(OWNER, Map.of(), Map.of(), 25),
          lines::add);

  @FunctionalInterface
  private interface Interruption {
    void happen(String call);
  }

  private ComparedResponse respond(String path, List<Map.Entry<String, String>> parameters) {
    String call = path.replace("/", "");
    if (!parameters.isEmpty()) {
      calls.add(call);
      before.happen(call);
    }
    if (call.equals("CreateSipRegistration")) {
      if (parameters.isEmpty()) {
        return done("{\"error\":{\"code\":134}}");
      }
      String id = String.valueOf(++lastId);
      registrations.add(id);
      return done("{\"result\":1,\"sip_registration_id\":" + id + "}");
    }
    if (call.equals("DeleteSipRegistration")) {
      registrations.remove(PlatformCaller.idIn(parameters));
    }
    return done(
        call.equals("GetSipRegistrations") ? "{\"result\":[],\"count\":0}" : "{\"result\":1}");
  }

  private static ComparedResponse done(String body) {
    return ComparedResponse.read(200, "application/json", body);
  }

  private int creations() {
    return (int) calls.stream().filter("CreateSipRegistration"::equals).count();
  }

  private List<String> lines(String beginning) {
    return lines.stream().filter(line -> line.startsWith(beginning)).toList();
  }

  @Test
  void stop_whileCallHasNoResponse_deletesAllAndSendsNothingMore() {
    List<String> created = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    before =
        call -> {
          if (!registrations.isEmpty() && !call.startsWith("Create") && sent.isEmpty()) {
            created.addAll(new TreeSet<>(registrations));
            sent.addAll(calls);
            comparison.stop(ENOUGH);
            assertThat(registrations).isEmpty();
            assertThat(lines).endsWith("Left behind: none.");
          }
        };

    assertThatThrownBy(() -> comparison.run("platform")).hasMessage("the run was stopped");

    assertThat(created).isNotEmpty();
    assertThat(lines("created"))
        .containsExactlyElementsOf(
            created.stream().map(id -> "created SIP registration " + id).toList());
    assertThat(lines("deleted"))
        .containsExactlyElementsOf(
            created.stream().map(id -> "deleted SIP registration " + id).toList());
    assertThat(calls.subList(sent.size(), calls.size()))
        .containsOnly("DeleteSipRegistration")
        .hasSameSizeAs(created);
  }

  @Test
  void stop_whileCreationHasNoResponse_isBoundedAndSaysSo() {
    before =
        call -> {
          if (call.equals("CreateSipRegistration") && creations() == 2) {
            comparison.stop(Duration.ofMillis(1));
          }
        };

    assertThatThrownBy(() -> comparison.run("platform")).hasMessage("the run was stopped");

    assertThat(lines("Left behind"))
        .containsExactly(
            "Left behind: 1, with id 60. Delete it, or it costs a fee every month. Creations"
                + " without a response: 1. Look for their SIP registrations in the account.");
    assertThat(registrations).as("deleted once the response had come").isEmpty();
  }

  @Test
  void run_afterLostConnection_sendsNothingMoreAndReportsIt() throws InterruptedException {
    before =
        call -> {
          if (creations() == 3) {
            throw NotRunException.lost("no server listens", false);
          }
        };

    ComparisonReport report = comparison.run("platform");

    assertThat(report.connectionLost()).contains("no server listens");
    assertThat(calls.subList(calls.lastIndexOf("CreateSipRegistration") + 1, calls.size()))
        .as("the clean-up")
        .containsOnly("DeleteSipRegistration")
        .hasSize(2);
    assertThat(report.isAlike()).isFalse();
    assertThat(report.toMarkdown())
        .contains(
            "Left behind: 2, with ids 60 and 61. Delete them, or each costs a fee every month.",
            " are missing because the connection was lost\n",
            ": no server listens\n",
            ": the connection was lost before\n");
  }

  @Test
  void run_creationWithoutResponse_isLeftBehind() throws InterruptedException {
    before =
        call -> {
          if (call.equals("CreateSipRegistration")) {
            throw NotRunException.lost("no whole response", true);
          }
        };

    assertThat(comparison.run("platform").toMarkdown())
        .contains("Left behind: none. Creations without a response: 1. Look for their ");
  }

  @Test
  void run_withoutDeletion_isNotAlike() throws InterruptedException {
    before =
        call -> {
          if (call.equals("DeleteSipRegistration")) {
            throw NotRunException.lost("no whole response", true);
          }
        };

    ComparisonReport report = comparison.run("platform");

    assertThat(report.leftBehind().ids()).containsAll(new TreeSet<>(registrations));
    assertThat(report.isAlike()).isFalse();
  }
}
