package dev.sipregistration.mockserver.domain;

import static dev.sipregistration.mockserver.domain.DemoAccount.refusals;
import static dev.sipregistration.mockserver.domain.DemoAccount.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SipRegistrationsTest {
  private static final AccountId STRANGER = new AccountId(2);
  private static final Refusal UNKNOWN = Refusal.of(Reason.ACCOUNT_UNKNOWN);
  private static final Refusal INACTIVE = Refusal.of(Reason.ACCOUNT_INACTIVE);
  private static final CreateCommand CREATE =
      value(new CreateDraft().sipUsername("alice").proxy("sip.example.com").check());
  private static final BindingCommand UNBIND =
      new BindingCommand.UnbindAll(new SipRegistrationId(1));

  private final DemoAccount demo = new DemoAccount();
  private final DemoAccount inactive =
      new DemoAccount(builder -> builder.terms(terms -> terms.withActive(false)));

  @Test
  void admit_activeAccount_isAccepted() {
    assertThat(value(demo.calls.admit(DemoWorld.ACCOUNT))).isSameAs(demo.account());
  }

  @Test
  void everything_ofUnknownAccount_isRefused() {
    assertThat(refusals(demo.calls.admit(STRANGER))).containsExactly(UNKNOWN);
    assertThat(refusals(demo.calls.create(STRANGER, CREATE))).containsExactly(UNKNOWN);
    assertThat(refusals(demo.calls.bind(STRANGER, UNBIND))).containsExactly(UNKNOWN);
  }

  @Test
  void everything_ofInactiveAccount_isRefused() {
    assertThat(refusals(inactive.calls.admit(DemoWorld.ACCOUNT))).containsExactly(INACTIVE);
    assertThat(refusals(inactive.calls.create(DemoWorld.ACCOUNT, CREATE)))
        .containsExactly(INACTIVE);
    assertThat(refusals(inactive.calls.bind(DemoWorld.ACCOUNT, UNBIND))).containsExactly(INACTIVE);
  }
}
