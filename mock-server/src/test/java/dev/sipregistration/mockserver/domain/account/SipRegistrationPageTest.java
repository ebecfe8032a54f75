package dev.sipregistration.mockserver.domain.account;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.command.ListDraft;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipStatusRange;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SipRegistrationPageTest {
  private static final SipRegistrationId UNBOUND = new SipRegistrationId(1);
  private static final SipRegistrationId WITH_RULE = new SipRegistrationId(2);
  private static final SipRegistrationId OF_JOHN = new SipRegistrationId(3);
  private static final SipRegistrationId FORBIDDEN = new SipRegistrationId(4);

  private final DemoAccount demo = new DemoAccount();

  @BeforeEach
  void createOneOfEach() {
    demo.create();
    demo.create(draft -> draft.applicationId(DemoWorld.APPLICATION).ruleId(DemoWorld.RULE));
    demo.create(
        draft ->
            draft.persistent(false).applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN));
    demo.create(
        draft ->
            draft
                .sipUsername("bob")
                .proxy("403.sip.invalid")
                .applicationId(DemoWorld.OTHER_APPLICATION));
  }

  private void assertListed(UnaryOperator<ListDraft> change, SipRegistrationId... ids) {
    assertThat(demo.list(change)).containsExactly(ids);
  }

  @Test
  void list_withoutFilter_hasAllById() {
    assertListed(draft -> draft, UNBOUND, WITH_RULE, OF_JOHN, FORBIDDEN);
  }

  @Test
  void list_byId_hasThatOrNone() {
    assertListed(draft -> draft.sipRegistrationId(OF_JOHN), OF_JOHN);
    assertListed(draft -> draft.sipRegistrationId(new SipRegistrationId(999)));
  }

  @Test
  void list_byIdAndAnythingElse_mustMatchBoth() {
    assertListed(draft -> draft.sipRegistrationId(FORBIDDEN).sipUsername("bob"), FORBIDDEN);
    assertListed(draft -> draft.sipRegistrationId(UNBOUND).sipUsername("bob"));
  }

  @Test
  void list_bySipUsername_comparesExactly() {
    assertListed(draft -> draft.sipUsername("bob"), FORBIDDEN);
    assertListed(draft -> draft.sipUsername("Bob"));
    assertListed(draft -> draft.sipUsername(""), UNBOUND, WITH_RULE, OF_JOHN, FORBIDDEN);
  }

  @Test
  void list_bySuccess_leavesOutWhatHasNoResponse() {
    assertListed(draft -> draft.successful(true), UNBOUND, WITH_RULE);
    assertListed(draft -> draft.successful(false), FORBIDDEN);
  }

  @Test
  void list_byPersistence_hasOnlyThose() {
    assertListed(draft -> draft.persistent(false), OF_JOHN);
    assertListed(draft -> draft.persistent(true), UNBOUND, WITH_RULE, FORBIDDEN);
  }

  @Test
  void list_byDeactivation_hasOnlyThose() {
    DemoAccount poor = new DemoAccount(builder -> builder.openingBalance(new BigDecimal("2.40")));
    SipRegistrationId unpaid = poor.create();
    poor.at("2026-02-01T00:00:00Z");
    SipRegistrationId paid = poor.create();
    poor.at("2026-02-28T10:00:00Z");

    assertThat(poor.list(draft -> draft.deactivated(true))).containsExactly(unpaid);
    assertThat(poor.list(draft -> draft.deactivated(false))).containsExactly(paid);
  }

  @Test
  void list_byProgress_hasOnlyWhatIsRegistering() {
    demo.control.changeOptions(
        DemoWorld.ACCOUNT, options -> options.withTimeInProgress(Duration.ofMinutes(2)));
    SipRegistrationId registering = demo.create();

    assertListed(draft -> draft.inProgress(true), registering);
    assertListed(draft -> draft.inProgress(false), UNBOUND, WITH_RULE, OF_JOHN, FORBIDDEN);
  }

  @Test
  void list_byApplications_hasThoseOfAny() {
    assertListed(
        draft -> draft.applications(Set.of(DemoWorld.APPLICATION, new ApplicationId(999)), null),
        WITH_RULE,
        OF_JOHN);
    assertListed(
        draft -> draft.applications(null, Set.of("demo", "other.demo.voximplant.com")),
        WITH_RULE,
        OF_JOHN,
        FORBIDDEN);
    assertListed(draft -> draft.applications(null, Set.of("nowhere")));
  }

  @Test
  void list_byBeingBound_hasOnlyThose() {
    assertListed(draft -> draft.boundToApplication(true), WITH_RULE, OF_JOHN, FORBIDDEN);
    assertListed(draft -> draft.boundToApplication(false), UNBOUND);
  }

  @Test
  void list_byRulesOrUsers_needsNoApplication() {
    assertListed(
        draft -> draft.rules(Set.of(DemoWorld.RULE, DemoWorld.OTHER_RULE), null), WITH_RULE);
    assertListed(draft -> draft.rules(null, Set.of("incoming")), WITH_RULE);
    assertListed(draft -> draft.users(Set.of(DemoWorld.JOHN), null), OF_JOHN);
    assertListed(draft -> draft.users(null, Set.of("hedy", "john")), OF_JOHN);
  }

  @Test
  void list_byProxies_comparesInAnyCase() {
    assertListed(
        draft -> draft.proxies(Set.of(SipProxy.of("SIP.example.com"), SipProxy.of("x.example"))),
        UNBOUND,
        WITH_RULE,
        OF_JOHN);
  }

  @Test
  void list_byStatusCodes_hasThoseInAnyRange() {
    assertListed(
        draft ->
            draft.statusCodes(List.of(new SipStatusRange(200, 200), new SipStatusRange(500, 599))),
        UNBOUND,
        WITH_RULE);
    assertListed(draft -> draft.statusCodes(List.of(new SipStatusRange(400, 403))), FORBIDDEN);
    assertListed(draft -> draft.statusCodes(List.of(new SipStatusRange(404, 499))));
  }

  @Test
  void list_bySeveralFilters_mustMatchAll() {
    assertListed(
        draft ->
            draft
                .persistent(true)
                .applications(Set.of(DemoWorld.APPLICATION), null)
                .users(null, Set.of("john")));
    assertListed(
        draft -> draft.persistent(true).applications(Set.of(DemoWorld.APPLICATION), null),
        WITH_RULE);
  }

  @Test
  void page_ofMany_hasItsRowsAndTheNumberOfAll() {
    SipRegistrationPage page = value(demo.tryToList(draft -> draft.count(2).offset(1)));

    assertThat(page.registrations())
        .extracting(SipRegistration::id)
        .containsExactly(WITH_RULE, OF_JOHN);
    assertThat(page.matches()).isEqualTo(4);
  }

  @Test
  void page_ofFilteredOnes_countsWhatMatches() {
    SipRegistrationPage page = value(demo.tryToList(draft -> draft.persistent(true).count(1)));

    assertThat(page.registrations()).extracting(SipRegistration::id).containsExactly(UNBOUND);
    assertThat(page.matches()).isEqualTo(3);
  }

  @Test
  void page_ofNoRows_tellsTheNumberOfAll() {
    SipRegistrationPage page = value(demo.tryToList(draft -> draft.count(0)));

    assertThat(page.registrations()).isEmpty();
    assertThat(page.matches()).isEqualTo(4);
  }

  @Test
  void page_ofMoreThanAThousand_hasAThousand() {
    DemoAccount rich =
        new DemoAccount(builder -> builder.openingBalance(new BigDecimal("2000.00")));
    for (int i = 0; i < 1001; i++) {
      rich.create();
    }

    assertThat(rich.list(draft -> draft)).hasSize(1000);
    assertThat(rich.list(draft -> draft.count(5000))).hasSize(1000);
    assertThat(rich.list(draft -> draft.offset(1000))).containsExactly(new SipRegistrationId(1001));
    assertThat(value(rich.tryToList(draft -> draft)).matches()).isEqualTo(1001);
  }

  @Test
  void page_behindTheLast_isEmpty() {
    SipRegistrationPage page =
        value(demo.tryToList(draft -> draft.count(1000).offset(Integer.MAX_VALUE)));

    assertThat(page.registrations()).isEmpty();
    assertThat(page.matches()).isEqualTo(4);
  }
}
