package dev.sipregistration.mockserver.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextTest {
  private static final AccountId ACCOUNT = new AccountId(18);

  private static String text(Map<Parameter, ?> values, Refusal... refusals) {
    return new RefusalText(ACCOUNT, values).of(List.of(refusals));
  }

  @Test
  void refusal_ofKnownValue_namesIt() {
    assertThat(
            text(
                Map.of(Parameter.SIP_REGISTRATION_ID, 77),
                Refusal.of(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID)))
        .isEqualTo("account 18 has no SIP registration 77");
  }

  @Test
  void refusal_ofMalformedValue_showsItBehindAColon() {
    assertThat(
            text(
                Map.of(Parameter.SIP_USERNAME, "a:b"),
                Refusal.of(Reason.SIP_USERNAME_MALFORMED, Parameter.SIP_USERNAME)))
        .endsWith("characters: a:b");
  }

  @Test
  void refusals_ofUnknownValues_areJoined() {
    assertThat(
            text(
                Map.of(),
                Refusal.of(
                    Reason.ID_AND_NAME, Parameter.APPLICATION_ID, Parameter.APPLICATION_NAME),
                Refusal.of(Reason.RULE_ID_UNKNOWN, Parameter.RULE_ID)))
        .isEqualTo(
            "only one of application_id, application_name can be given; account 18 has no rule in"
                + " that application");
  }

  @ParameterizedTest
  @EnumSource
  void refusal_ofEachReason_isWordsAndNoCode(Reason reason) {
    assertThat(text(Map.of(), Refusal.of(reason, Parameter.USER_ID)))
        .doesNotContain(reason.name(), "Refusal")
        .hasSizeGreaterThan(10);
  }
}
