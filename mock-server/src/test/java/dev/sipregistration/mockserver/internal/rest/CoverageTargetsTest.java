package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.coverage.CoverageTarget;
import dev.sipregistration.mockserver.coverage.OperationCoverage;
import dev.sipregistration.mockserver.internal.rest.call.Operation;
import dev.sipregistration.mockserver.internal.rest.generated.SipRegistrationsApi;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What there is to use, and what is used over the wire. */
class CoverageTargetsTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private static final Coverage COVERAGE = SERVER.server().coverage();

  private final Calls owner = SERVER.as("owner");

  @BeforeEach
  void setUp() {
    COVERAGE.clear();
  }

  private static OperationCoverage bind() {
    return COVERAGE.report().operation(Calls.BIND);
  }

  @Test
  void codes_comparedWithContract_areThoseOfEachOperation() throws IOException {
    List<CoverageTarget> targets =
        CoverageTargets.of(Operation.allOf(SipRegistrationsApi.class).values());

    assertThat(targets)
        .allSatisfy(target -> assertThat(codes(target)).isEqualTo(contractCodes(target.method())));
  }

  /** The codes with their texts; those about the name of the operation count for none here. */
  private static Map<Integer, String> codes(CoverageTarget target) {
    Map<Integer, String> codes = new TreeMap<>();
    Stream.concat(target.codes().stream(), CoverageTargets.ofNoOperation().stream())
        .forEach(code -> codes.put(code.code(), placeholders(code.message())));
    return codes;
  }

  private static Map<Integer, String> contractCodes(String method) throws IOException {
    JsonNode contract = contract();
    Map<Integer, String> codes = new TreeMap<>();
    JsonNode listed = contract.path("paths").path("/platform_api/" + method).path("post");
    for (JsonNode reference : listed.path("x-error-codes")) {
      JsonNode code = contract.at(reference.path("$ref").asText().substring(1));
      codes.put(code.path("code").asInt(), placeholders(code.path("msg").asText()));
    }
    assertThat(codes).as("codes of %s", method).isNotEmpty();
    return codes;
  }

  private static String placeholders(String message) {
    return message.replaceAll("%(\\d\\$)?s", "%s");
  }

  private static JsonNode contract() throws IOException {
    try (InputStream contract =
        CoverageTargetsTest.class.getResourceAsStream("/openapi/sip-registration.yaml")) {
      return new YAMLMapper().readTree(contract);
    }
  }

  @Test
  void parameters_ofContract_areInItsOrder() {
    assertThat(bind().parametersUnused())
        .startsWith("sip_registration_id", "application_id", "application_name")
        .endsWith("bind");
  }

  @Test
  void calls_overTheWire_areCovered() {
    String id = String.valueOf(owner.create().id());
    owner.bind("sip_registration_id", id, "application_id", "123", "bind", "1");
    owner.bind("sip_registration_id", "99", "application_id", "123");
    SERVER.anonymously().bind("user_name", "john");

    assertThat(bind().calls()).isEqualTo(3);
    assertThat(bind().succeeded()).isEqualTo(1);
    assertThat(bind().parametersUsed())
        .containsExactly("sip_registration_id", "application_id", "bind");
    assertThat(bind().valuesUnused()).containsExactly("bind=false");
    assertThat(bind().codesUsed()).containsExactly(100, 275);
    assertThat(COVERAGE.report().operation(Calls.CREATE).succeeded()).isEqualTo(1);
  }

  @Test
  void reset_betweenCalls_isNoEndOfCoverage() {
    owner.create();
    SERVER.server().reset();
    owner.create();

    assertThat(COVERAGE.report().operation(Calls.CREATE).calls()).isEqualTo(2);
  }

  @Test
  void codes_withoutRepetition_areAscending() {
    List<Integer> codes = new ArrayList<>();
    bind().codes().forEach(code -> codes.add(code.code()));

    assertThat(codes).isSorted().doesNotHaveDuplicates();
  }
}
