package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.callbacks.CallbackQuery;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.callbacks.DeliveryStatus;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.journal.Times;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Callbacks of an account on a server that collects them. */
@ParameterizedClass
@EnumSource
class MockAccountCallbacksTest {
  private static final String[] ALICE = {"sip_username", "alice", "proxy", "sip.example.org"};
  private static final CallbackQuery FAIL =
      CallbackQuery.any().type(CallbackType.SIP_REGISTRATION_FAIL);

  @Parameter Whereabouts whereabouts;

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.callbackSink(true));

  private MockAccount account;
  private MockAccount other;

  @BeforeEach
  void openAccounts() {
    account = newAccount();
    other = newAccount();
  }

  private MockAccount newAccount() {
    return whereabouts.newAccount(SERVER.server());
  }

  private long failed(MockAccount of) {
    long line = new AccountCalls(of).create(ALICE).id();
    of.givenRegistrar("sip.example.org").answers(403);
    return line;
  }

  @Test
  void callbacks_ofAccount_areItsOwnAndThereAtOnce() {
    long line = failed(account);
    failed(other);

    assertThat(account.callbacks())
        .singleElement()
        .satisfies(
            callback -> {
              assertThat(callback.accountId().value()).isEqualTo(account.id());
              assertThat(callback.body()).contains("\"error_message\":\"Forbidden\"");
            });
    assertThat(account.callbacks(FAIL.sipRegistration(line + 100))).isEmpty();
    ReceivedCallback verified = account.verify(FAIL.sipRegistration(line));
    assertThat(account.callbacks()).containsExactly(verified);
    account.verify(CallbackQuery.any().type(CallbackType.MIN_BALANCE), Times.never());
  }

  @Test
  void verify_ofMissingCallback_namesThoseOfTheAccountAlone() {
    account.givenTerms(terms -> terms.withFrozen(true));
    failed(other);

    assertThatThrownBy(() -> account.verify(FAIL))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "Expected 1 callback of sip_registration_fail, but found none.\nNearest:\n")
        .hasMessageEndingWith("The mock server has received 1 callback: 1 of account_is_frozen.");
  }

  @Test
  void callbacks_causedInTheBackground_canBeAwaited() {
    CompletableFuture<Long> caused = CompletableFuture.supplyAsync(() -> failed(account));

    assertThat(
            SERVER
                .server()
                .receivedCallbacks()
                .await(FAIL.account(account.id()), Times.once(), MockServerFixture.GUARD))
        .hasSize(1);
    assertThat(caused.join()).isPositive();
  }

  @Test
  void reset_ofAccount_forgetsItsCallbacks() {
    failed(account);
    failed(other);
    assertThat(account.callbacks()).hasSize(1);

    account.reset();

    assertThat(account.callbacks()).isEmpty();
    assertThat(other.callbacks()).hasSize(1);
    failed(account);
    assertThat(account.callbacks()).extracting(ReceivedCallback::callbackId).containsExactly(2L);
  }

  @Test
  void deliveries_withoutReceiver_haveEnded() {
    failed(account);

    assertThat(
            SERVER
                .server()
                .callbacks()
                .awaitSettled(account.credentials().accountId(), MockServerFixture.GUARD))
        .allMatch(delivery -> delivery.status() == DeliveryStatus.DELIVERED);
  }

  @Test
  void callbacks_ofServerThatCollectsNone_areRefused() {
    try (MockServer plain =
        MockServer.start(MockServerOptions.builder().seed(TestSeeds.demo()).build())) {
      MockAccount uncollected = plain.newAccount();

      for (Runnable question :
          new Runnable[] {uncollected::callbacks, () -> uncollected.verify(FAIL)}) {
        assertThatThrownBy(question::run)
            .isInstanceOf(IllegalStateException.class)
            .hasMessage(
                "This server collects no callbacks: set MockServerOptions.Builder.callbackSink");
      }
    }
  }
}
