package dev.sipregistration.contract;

import static dev.sipregistration.contract.ExpectedResponses.boundTo;
import static dev.sipregistration.contract.ExpectedResponses.failed;
import static dev.sipregistration.contract.ExpectedResponses.listed;
import static dev.sipregistration.contract.ExpectedResponses.refused;
import static dev.sipregistration.contract.ExpectedResponses.row;
import static dev.sipregistration.contract.ExpectedResponses.successful;
import static dev.sipregistration.contract.ProviderStates.FAILED_SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.ROLE_PAYER;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_IN_PROGRESS;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_RULE;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_USER;
import static dev.sipregistration.contract.ProviderStates.rule;
import static dev.sipregistration.contract.ProviderStates.user;
import static dev.sipregistration.contract.SentParameter.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.ApiErrorKind;
import dev.sipregistration.client.ListQuery;
import dev.sipregistration.client.NamedId;
import dev.sipregistration.client.SipRegistration;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.SipRegistrationPage;
import dev.sipregistration.client.SipRegistrationState;
import dev.sipregistration.client.SipStatusRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ListConsumerTest {

  private static final ListQuery ALL = ListQuery.all();
  private static final NamedId DEMO = new NamedId(123, "demo.demo.voximplant.com");

  private static final Consumer<LambdaDslObject> SUCCESSFUL = row(1, true).andThen(successful());
  private static final Consumer<LambdaDslObject> WITH_RULE =
      SUCCESSFUL
          .andThen(boundTo("application", 123, "demo.demo.voximplant.com"))
          .andThen(boundTo("rule", 7890, "incoming"));
  private static final Consumer<LambdaDslObject> WITH_USER =
      row(1, false)
          .andThen(boundTo("application", 123, "demo.demo.voximplant.com"))
          .andThen(boundTo("user", 12345, "john"));
  private static final Consumer<LambdaDslObject> FAILED =
      row(1, true, "403.sip.invalid").andThen(failed(403, "Forbidden"));

  @Test
  void list_everything_readsWhatThereIs() {
    List<SipRegistration> all =
        listing("list every SIP registration", List.of(SUCCESSFUL))
            .given(SIP_REGISTRATION)
            .answers(client -> client.list(ALL).toList());

    assertThat(all)
        .containsExactly(
            new SipRegistration(
                new SipRegistrationId(1),
                "alice",
                "sip.example.org",
                null,
                null,
                true,
                false,
                new SipRegistrationState.Successful(),
                null,
                null,
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                LocalDate.parse("2026-02-01"),
                new BigDecimal("1.00")));
  }

  @Test
  void list_nothing_isEmpty() {
    List<SipRegistration> none =
        listing("list every SIP registration, of which there are none", List.of())
            .answers(client -> client.list(ALL).toList());

    assertThat(none).isEmpty();
  }

  @Test
  void find_existing_tellsItsRule() {
    SipRegistration found =
        listing(
                "look for a SIP registration",
                List.of(WITH_RULE),
                exactly("sip_registration_id", 1))
            .given(SIP_REGISTRATION_WITH_RULE, rule(123, 7890))
            .answers(client -> client.find(new SipRegistrationId(1)))
            .orElseThrow();

    assertThat(found.application()).isEqualTo(DEMO);
    assertThat(found.rule()).isEqualTo(new NamedId(7890, "incoming"));
    assertThat(found.user()).isNull();
  }

  @Test
  void find_unknown_isEmpty() {
    Optional<SipRegistration> none =
        listing(
                "look for an unknown SIP registration",
                List.of(),
                exactly("sip_registration_id", 999))
            .given(SIP_REGISTRATION)
            .answers(client -> client.find(new SipRegistrationId(999)));

    assertThat(none).isEmpty();
  }

  @Test
  void list_failed_tellsWhy() {
    List<SipRegistration> failed =
        listing("list those that failed", List.of(FAILED), exactly("successful", false))
            .given(FAILED_SIP_REGISTRATION)
            .answers(client -> client.list(ALL.successful(false)).toList());

    assertThat(failed)
        .extracting(SipRegistration::state)
        .containsExactly(new SipRegistrationState.Failed(403, "Forbidden"));
  }

  @Test
  void list_byStatusCodes_sendsCodesAndRanges() {
    listing(
            "list those with one of some SIP statuses",
            List.of(FAILED),
            exactly("status_code", "400:499;503"))
        .given(FAILED_SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client
                    .list(ALL.statusCodes(SipStatusRange.of(400, 499), SipStatusRange.of(503)))
                    .forEach(
                        each ->
                            assertThat(each.state())
                                .isInstanceOf(SipRegistrationState.Failed.class)));
  }

  @Test
  void list_inProgress_haveNoResult() {
    List<SipRegistration> inProgress =
        listing(
                "list those that are in progress",
                List.of(row(1, true)),
                exactly("in_progress", true))
            .given(SIP_REGISTRATION_IN_PROGRESS)
            .answers(client -> client.list(ALL.inProgress(true)).toList());

    assertThat(inProgress)
        .extracting(SipRegistration::state)
        .containsExactly(new SipRegistrationState.NoResult());
  }

  @Test
  void list_byIds_tellsTheUser() {
    List<SipRegistration> ofUser =
        listing(
                "list those of a user, by ids",
                List.of(WITH_USER),
                exactly("application_id", "123;124"),
                exactly("user_id", 12345))
            .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
            .answers(client -> client.list(ALL.applications(123, 124).users(12345)).toList());

    assertThat(ofUser)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.persistent()).isFalse();
              assertThat(each.application()).isEqualTo(DEMO);
              assertThat(each.user()).isEqualTo(new NamedId(12345, "john"));
              assertThat(each.state()).isEqualTo(new SipRegistrationState.NoResult());
            });
  }

  @Test
  void list_byNames_sendsNames() {
    listing(
            "list those of a user, by names",
            List.of(WITH_USER),
            exactly("application_name", "demo.demo.voximplant.com"),
            exactly("user_name", "john"))
        .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
        .isDoneBy(
            client ->
                assertThat(client.list(ALL.applications("demo.demo.voximplant.com").users("john")))
                    .hasSize(1));
  }

  @Test
  void list_byRuleId_sendsIds() {
    listing("list those of a rule, by id", List.of(WITH_RULE), exactly("rule_id", 7890))
        .given(SIP_REGISTRATION_WITH_RULE, rule(123, 7890))
        .isDoneBy(client -> assertThat(client.list(ALL.rules(7890))).hasSize(1));
  }

  @Test
  void list_byAllThatIsLeft_sendsEachFilter() {
    listing(
            "list those that match many filters",
            List.of(WITH_RULE),
            exactly("sip_username", "alice"),
            exactly("proxy", "sip.example.org;sip.example.net"),
            exactly("deactivated", false),
            exactly("is_persistent", true),
            exactly("is_bound_to_application", true),
            exactly("rule_name", "incoming"))
        .given(SIP_REGISTRATION_WITH_RULE, rule(123, 7890))
        .isDoneBy(
            client ->
                assertThat(
                        client.list(
                            ALL.sipUsername("alice")
                                .proxies("sip.example.org", "sip.example.net")
                                .deactivated(false)
                                .persistent(true)
                                .boundToApplication(true)
                                .rules("incoming")))
                    .hasSize(1));
  }

  @Test
  void listPage_second_tellsHowManyThereAre() {
    SipRegistrationPage page =
        Interaction.list(
                "list the second page of one each",
                listed(
                    2, List.of(row(2, true, "403.sip.invalid").andThen(failed(403, "Forbidden")))),
                exactly("count", 1),
                exactly("offset", 1))
            .given(SIP_REGISTRATION)
            .given(FAILED_SIP_REGISTRATION)
            .answers(client -> client.listPage(ALL.pageSize(1).offset(1)));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.registrations())
        .extracting(SipRegistration::id)
        .containsExactly(new SipRegistrationId(2));
  }

  static Stream<Arguments> statesThatForbidIt() {
    return ForbiddingStates.withRole(ROLE_PAYER);
  }

  @ParameterizedTest
  @MethodSource("statesThatForbidIt")
  void list_inStateThatForbidsIt_isRefused(
      String state, int code, ApiErrorKind kind, String message) {
    ApiErrorException refusal =
        Interaction.list("list, given " + state, refused(code, message), SentParameter.listing())
            .given(state)
            .refuses(client -> client.listPage(ALL));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.fieldName()).isEmpty();
  }

  @Test
  void list_bySipUsernameTooLong_isRefused() {
    String longest = "a".repeat(256);
    ApiErrorException refusal =
        Interaction.list(
                "list by a user name of 256 characters",
                refused(
                    499,
                    "The 'sip_username' parameter length must be less than 256.",
                    "sip_username"),
                SentParameter.listing(exactly("sip_username", longest)))
            .breaking("sip_username")
            .refuses(client -> client.listPage(ALL.sipUsername(longest)));

    assertThat(refusal.kind()).isEqualTo(ApiErrorKind.INVALID_PARAMETER);
  }

  private static Interaction listing(
      String description, List<Consumer<LambdaDslObject>> rows, SentParameter... filters) {
    return Interaction.list(description, listed(rows.size(), rows), SentParameter.listing(filters));
  }
}
