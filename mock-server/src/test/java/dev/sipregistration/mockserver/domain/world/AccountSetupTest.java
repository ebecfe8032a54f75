package dev.sipregistration.mockserver.domain.world;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.DemoAccount;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AccountSetupTest {
  private static final AccountId NOBODY = new AccountId(7);

  private final DemoAccount demo = new DemoAccount();
  private final AccountSetup setup = new AccountSetup(demo.store);

  @Test
  void application_new_hasAnIdAboveAllAndAnswersToBothNames() {
    Outcome<Application> outcome = setup.application(DemoWorld.ACCOUNT, "ivr");

    Application ivr = new Application(new ApplicationId(125), "ivr.demo.voximplant.com", "ivr");
    assertThat(outcome).isEqualTo(Outcome.accepted(ivr));
    assertThat(demo.store.account().directory().application("ivr")).hasValue(ivr);
    assertThat(demo.store.account().directory().application(ivr.name())).hasValue(ivr);
  }

  @Test
  void application_thatIsThere_isNotMadeAgain() {
    Account before = demo.store.account();

    assertThat(setup.application(DemoWorld.ACCOUNT, "demo"))
        .isEqualTo(Outcome.accepted(before.directory().application("demo").orElseThrow()));
    assertThat(demo.store.account()).isEqualTo(before);
  }

  @Test
  void application_firstOfAnAccount_hasTheIdOne() {
    AccountId acme = new AccountId(2);
    OneAccountStore store = new OneAccountStore(Account.named(acme, "acme").build(), START);

    assertThat(new AccountSetup(store).application(acme, "ivr"))
        .isEqualTo(
            Outcome.accepted(
                new Application(new ApplicationId(1), "ivr.acme.voximplant.com", "ivr")));
  }

  @Test
  void rule_new_belongsToItsApplication() {
    Rule night = new Rule(new RuleId(7892), "night", DemoWorld.OTHER_APPLICATION);

    assertThat(setup.rule(DemoWorld.ACCOUNT, DemoWorld.OTHER_APPLICATION, "night"))
        .isEqualTo(Outcome.accepted(night));
    assertThat(demo.store.account().directory().rule(DemoWorld.OTHER_APPLICATION, "night"))
        .hasValue(night);
    assertThat(setup.rule(DemoWorld.ACCOUNT, DemoWorld.OTHER_APPLICATION, "night"))
        .isEqualTo(Outcome.accepted(night));
  }

  @Test
  void user_new_isNotLoggedIn() {
    User grace = new User(new UserId(12_348), "grace", DemoWorld.APPLICATION, false);

    assertThat(setup.user(DemoWorld.ACCOUNT, DemoWorld.APPLICATION, "grace"))
        .isEqualTo(Outcome.accepted(grace));
    assertThat(demo.store.account().directory().users()).hasSize(4).contains(grace);
  }

  @Test
  void user_thatIsThere_staysLoggedIn() {
    demo.login(DemoWorld.JOHN);

    assertThat(setup.user(DemoWorld.ACCOUNT, DemoWorld.APPLICATION, "john"))
        .isEqualTo(Outcome.accepted(new User(DemoWorld.JOHN, "john", DemoWorld.APPLICATION, true)));
  }

  @Test
  void ruleAndUser_ofNoApplication_areRefused() {
    ApplicationId none = new ApplicationId(7);

    assertThat(setup.rule(DemoWorld.ACCOUNT, none, "night"))
        .isEqualTo(Outcome.refused(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID));
    assertThat(setup.user(DemoWorld.ACCOUNT, none, "grace"))
        .isEqualTo(Outcome.refused(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID));
  }

  @Test
  void openingBalance_beforeMoneyHasMoved_isAnother() {
    assertThat(setup.openingBalance(DemoWorld.ACCOUNT, new BigDecimal("1.19")))
        .isEqualTo(Outcome.accepted(true));

    assertThat(demo.store.account().ledger().available()).isEqualByComparingTo("1.19");
    assertThat(demo.store.account().ledger().entries()).hasSize(1);
  }

  @Test
  void openingBalance_afterMoneyHasMoved_staysAsItIs() {
    demo.deposit("1");
    Account before = demo.store.account();

    assertThat(setup.openingBalance(DemoWorld.ACCOUNT, BigDecimal.TEN))
        .isEqualTo(Outcome.accepted(false));
    assertThat(demo.store.account()).isEqualTo(before);
  }

  @Test
  void openingBalance_belowTheThreshold_isToldNobody() {
    demo.control.changeTerms(DemoWorld.ACCOUNT, terms -> terms.withLowBalance(BigDecimal.TEN));

    setup.openingBalance(DemoWorld.ACCOUNT, BigDecimal.ONE);

    assertThat(demo.store.account().outbox().entries()).isEmpty();
  }

  @Test
  void openingBalance_thatIsNoMoney_isRefused() {
    BigDecimal endless = new BigDecimal("1E+999");

    assertThatThrownBy(() -> setup.openingBalance(DemoWorld.ACCOUNT, endless))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everything_ofUnknownAccount_isRefused() {
    assertThat(setup.application(NOBODY, "ivr")).isEqualTo(Outcome.refused(Reason.ACCOUNT_UNKNOWN));
    assertThat(setup.openingBalance(NOBODY, BigDecimal.ONE))
        .isEqualTo(Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }
}
