package dev.sipregistration.mockserver.domain.world;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static dev.sipregistration.mockserver.domain.account.DemoAccount.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.DemoAccount;
import dev.sipregistration.mockserver.domain.command.BindingCommand;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.command.ListCommand;
import dev.sipregistration.mockserver.domain.command.ListDraft;
import dev.sipregistration.mockserver.domain.command.UpdateCommand;
import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import org.junit.jupiter.api.Test;

class PlatformCallsTest {
  private static final AccountId STRANGER = new AccountId(2);
  private static final Refusal UNKNOWN = Refusal.of(Reason.ACCOUNT_UNKNOWN);
  private static final Refusal INACTIVE = Refusal.of(Reason.ACCOUNT_INACTIVE);
  private static final Refusal TOO_MANY_CALLS = Refusal.of(Reason.TOO_MANY_CALLS);
  private static final CreateCommand CREATE =
      value(new CreateDraft().sipUsername("alice").proxy("sip.example.com").check());
  private static final BindingCommand UNBIND =
      new BindingCommand.UnbindAll(new SipRegistrationId(1));
  private static final UpdateCommand UPDATE =
      value(new UpdateDraft().sipRegistrationId(new SipRegistrationId(1)).check());
  private static final DeleteCommand DELETE = new DeleteCommand(new SipRegistrationId(1));
  private static final ListCommand LIST = value(new ListDraft().check());

  private final DemoAccount demo = new DemoAccount();
  private final DemoAccount inactive =
      new DemoAccount(builder -> builder.terms(terms -> terms.withActive(false)));

  @Test
  void admit_activeAccount_isAccepted() {
    assertThat(value(demo.calls.admit(DemoWorld.ACCOUNT))).isSameAs(demo.account());
  }

  @Test
  void admit_unlimitedAccount_changesNothing() {
    Account before = demo.account();

    value(demo.calls.admit(DemoWorld.ACCOUNT));

    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void admit_asOftenAsAllowedInOneSecond_isAccepted() {
    DemoAccount limited = limitedTo(2);

    assertThat(value(limited.calls.admit(DemoWorld.ACCOUNT)).calls().calls()).isEqualTo(1);
    assertThat(value(limited.calls.admit(DemoWorld.ACCOUNT)).calls().calls()).isEqualTo(2);
  }

  @Test
  void admit_oftenerThanAllowedInOneSecond_isRefusedAndChangesNothing() {
    DemoAccount limited = limitedTo(1);
    value(limited.calls.admit(DemoWorld.ACCOUNT));
    Account before = limited.account();

    assertThat(refusals(limited.calls.admit(DemoWorld.ACCOUNT))).containsExactly(TOO_MANY_CALLS);
    assertThat(limited.account()).isSameAs(before);
  }

  @Test
  void admit_inTheNextSecond_isAcceptedAgain() {
    DemoAccount limited = limitedTo(1);
    limited.at("2026-01-31T10:00:00.300Z");
    value(limited.calls.admit(DemoWorld.ACCOUNT));
    limited.at("2026-01-31T10:00:00.999Z");
    assertThat(refusals(limited.calls.admit(DemoWorld.ACCOUNT))).containsExactly(TOO_MANY_CALLS);

    limited.at("2026-01-31T10:00:01Z");

    assertThat(value(limited.calls.admit(DemoWorld.ACCOUNT)).calls().calls()).isEqualTo(1);
  }

  @Test
  void admit_accountThatMayNotCall_isRefused() {
    assertThat(refusals(limitedTo(0).calls.admit(DemoWorld.ACCOUNT)))
        .containsExactly(TOO_MANY_CALLS);
  }

  @Test
  void admit_inactiveAccountOverItsRate_isRefusedForBeingInactive() {
    DemoAccount both =
        new DemoAccount(
            builder -> builder.terms(terms -> terms.withActive(false).withRequestsPerSecond(0)));

    assertThat(refusals(both.calls.admit(DemoWorld.ACCOUNT))).containsExactly(INACTIVE);
  }

  private static DemoAccount limitedTo(int calls) {
    return new DemoAccount(builder -> builder.terms(terms -> terms.withRequestsPerSecond(calls)));
  }

  @Test
  void everything_ofUnknownAccount_isRefused() {
    assertThat(refusals(demo.calls.admit(STRANGER))).containsExactly(UNKNOWN);
    assertThat(refusals(demo.calls.create(STRANGER, CREATE))).containsExactly(UNKNOWN);
    assertThat(refusals(demo.calls.bind(STRANGER, UNBIND))).containsExactly(UNKNOWN);
    assertThat(refusals(demo.calls.update(STRANGER, UPDATE))).containsExactly(UNKNOWN);
    assertThat(refusals(demo.calls.delete(STRANGER, DELETE))).containsExactly(UNKNOWN);
    assertThat(refusals(demo.calls.list(STRANGER, LIST))).containsExactly(UNKNOWN);
  }

  @Test
  void everything_ofInactiveAccount_isRefused() {
    assertThat(refusals(inactive.calls.admit(DemoWorld.ACCOUNT))).containsExactly(INACTIVE);
    assertThat(refusals(inactive.calls.create(DemoWorld.ACCOUNT, CREATE)))
        .containsExactly(INACTIVE);
    assertThat(refusals(inactive.calls.bind(DemoWorld.ACCOUNT, UNBIND))).containsExactly(INACTIVE);
    assertThat(refusals(inactive.calls.update(DemoWorld.ACCOUNT, UPDATE)))
        .containsExactly(INACTIVE);
    assertThat(refusals(inactive.calls.delete(DemoWorld.ACCOUNT, DELETE)))
        .containsExactly(INACTIVE);
    assertThat(refusals(inactive.calls.list(DemoWorld.ACCOUNT, LIST))).containsExactly(INACTIVE);
  }
}
