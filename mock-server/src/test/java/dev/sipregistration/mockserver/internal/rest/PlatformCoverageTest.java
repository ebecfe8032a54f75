package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.coverage.OperationCoverage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What there is to use, and what is used over the wire. */
class PlatformCoverageTest {
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
