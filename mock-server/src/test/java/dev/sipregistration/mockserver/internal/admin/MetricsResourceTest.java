package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.internal.admin.model.Probes;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.resource.ReadinessResource;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetricsResourceTest {
  private static final Path PAGE = Path.of("docs", "operations.md");
  private static final Pattern OWN_NAME = Pattern.compile("mock_server_[a-z_]+");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  private String metrics() {
    PlatformResponse answer = admin.get("metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("text/plain");
    return answer.text();
  }

  private double value(String series) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  private static String calls(String method, int code) {
    return "mock_server_calls_seconds_count{code=\"%d\",method=\"%s\",status=\"200\"}"
        .formatted(code, method);
  }

  @Test
  void calls_made_areCountedByMethodAndOutcome() {
    String created = calls("CreateSipRegistration", 0);
    String refused = calls("CreateSipRegistration", 134);
    String unknown = calls("unknown", 103);
    final double createdBefore = value(created);
    final double refusedBefore = value(refused);
    final double unknownBefore = value(unknown);

    SERVER.as("owner").create();
    SERVER.as("owner").create();
    SERVER.as("owner").call("CreateSipRegistration");
    SERVER.as("owner").call("NoSuchMethod");

    assertThat(value(created)).isEqualTo(createdBefore + 2);
    assertThat(value(refused)).isEqualTo(refusedBefore + 1);
    assertThat(value(unknown)).isEqualTo(unknownBefore + 1);
    assertThat(value(created.replace("_count{", "_sum{"))).isPositive();
    assertThat(metrics()).doesNotContain("NoSuchMethod");
  }

  @Test
  void calls_afterReset_areNotForgotten() {
    SERVER.as("owner").create();
    double before = value(calls("CreateSipRegistration", 0));

    SERVER.server().reset();

    assertThat(value(calls("CreateSipRegistration", 0))).isEqualTo(before).isPositive();
  }

  @Test
  void calls_struckByFaults_areCountedByMethodAndKind() {
    String created =
        "mock_server_faults_struck_total{kind=\"%s\",method=\"CreateSipRegistration\"}";
    double refusedBefore = value(created.formatted("error_code"));
    final double emptyBefore = value(created.formatted("empty_answer"));
    SERVER.server().faults().add(Fault.errorCode(127).times(1));
    SERVER.server().faults().add(Fault.errorCode(4711).times(1));
    SERVER.server().faults().add(Fault.emptyAnswer().times(1));

    SERVER.as("owner").create();
    SERVER.as("owner").create();
    assertThat(value(created.formatted("error_code"))).isEqualTo(refusedBefore + 2);

    SERVER.as("owner").create();
    SERVER.as("owner").create();
    SERVER.server().reset();
    assertThat(value(created.formatted("error_code"))).isEqualTo(refusedBefore + 2);
    assertThat(value(created.formatted("empty_answer"))).isEqualTo(emptyBefore + 1);
  }

  @Test
  void world_changed_isShownAsItIs() {
    SERVER.as("owner").create();
    SERVER.as("owner").create("proxy", "403.sip.invalid");
    SERVER.as("owner").create("is_persistent", "false");
    SERVER.server().newAccount();

    assertThat(value("mock_server_accounts")).isEqualTo(2);
    assertThat(value("mock_server_sip_registrations{state=\"registered\"}")).isEqualTo(1);
    assertThat(value("mock_server_sip_registrations{state=\"failed\"}")).isEqualTo(1);
    assertThat(value("mock_server_sip_registrations{state=\"offline\"}")).isEqualTo(1);
    assertThat(value("mock_server_journal_calls")).isEqualTo(3);
    SERVER.server().reset();
    assertThat(value("mock_server_accounts")).isEqualTo(1);
    assertThat(value("mock_server_sip_registrations{state=\"registered\"}")).isZero();
  }

  @Test
  void text_always_tellsOfTheProcess() {
    assertThat(metrics())
        .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "process_uptime_seconds ")
        .doesNotContain("NaN");
  }

  @Test
  void page_comparedWithText_tellsOfEachMetric() throws IOException {
    SERVER.server().faults().add(Fault.errorCode(5).times(1));
    SERVER.as("owner").create();
    String series =
        metrics().lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));

    assertThat(ownNames(Files.readString(PAGE))).isEqualTo(ownNames(series));
  }

  @Test
  void page_commands_succeed() throws IOException {
    Matcher block = Pattern.compile("(?s)```sh\n(.*?)```").matcher(Files.readString(PAGE));
    int commands = 0;
    while (block.find()) {
      for (String command : block.group(1).lines().toList()) {
        assertThat(SERVER.send(CurlLine.parse(command).to(SERVER.server().baseUri())).status())
            .as(command)
            .isEqualTo(200);
        commands++;
      }
    }
    assertThat(commands).isEqualTo(3);
  }

  private static Set<String> ownNames(String text) {
    Set<String> names = new TreeSet<>();
    Matcher name = OWN_NAME.matcher(text);
    while (name.find()) {
      names.add(name.group());
    }
    return names;
  }

  @Test
  void ready_untilStopped_isReady() {
    assertThat(Admin.json(200, admin.get("ready")).path("status").asText()).isEqualTo("READY");
  }

  @Test
  void ready_fromAnywhere_isAnswered() {
    HttpRequest elsewhere =
        admin.request("ready").header("Origin", "http://elsewhere.example").build();

    assertThat(SERVER.send(elsewhere).status()).isEqualTo(200);
  }

  @Test
  void ready_beingStopped_isUnavailable() {
    ReadinessResource stopping = new ReadinessResource(new Probes(() -> false, () -> ""));

    assertThatThrownBy(stopping::getReadiness)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.problem().getStatus()).isEqualTo(503));
  }
}
