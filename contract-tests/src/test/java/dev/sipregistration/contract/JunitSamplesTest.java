package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.UnbindRequest;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.MockUser;
import dev.sipregistration.mockserver.callbacks.CallbackQuery;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Times;
import dev.sipregistration.mockserver.junit.MockServerExtension;
import dev.sipregistration.mockserver.junit.MockServerTest;
import java.math.BigDecimal;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What docs/junit.md shows, between the marks, to the letter. */
class JunitSamplesTest {

  @Nested
  @MockServerTest
  class OnAnAccount {
    private SipRegistrationClient client;

    @BeforeEach
    void connect(MockAccount account) {
      client = clientOf(account);
    }

    @AfterEach
    void disconnect() {
      client.close();
    }

    // sample: money
    @Test
    void line_withTooLittleMoney_isRefused(MockAccount account) {
      account.givenPrice("1.00", "0.20").givenBalance("1.19");

      assertThatThrownBy(
              () -> client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com")))
          .isInstanceOfSatisfying(
              ApiErrorException.class, refused -> assertThat(refused.code()).isEqualTo(127));

      assertThat(account.registrations()).isEmpty();
    }

    // end

    // sample: registrar
    @Test
    void line_thatTheRegistrarForbids_hasFailed(MockAccount account) {
      account.givenRegistrar("sip.example.com").answers(403);

      long line =
          client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com")).id().value();

      assertThat(account.registration(line).state())
          .isEqualTo(new SipRegistrationState.Failed(new SipStatus(403, "Forbidden")));
    }

    // end

    // sample: faults
    @Test
    void line_whenThePlatformIsOutOfOrder_isNotThere(MockAccount account) {
      account.failNext(Fault.errorCode(4).forMethod("CreateSipRegistration"));

      assertThatThrownBy(
              () -> client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com")))
          .isInstanceOfSatisfying(
              ApiErrorException.class, refused -> assertThat(refused.code()).isEqualTo(4));

      assertThat(account.registrations()).isEmpty();
    }

    // end

    // sample: ledger
    @Test
    void line_isPaidForAMonth(MockAccount account) {
      client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));

      Ledger ledger = account.ledger();
      assertThat(ledger.available()).isEqualByComparingTo("98.80");
      assertThat(ledger.entries())
          .last()
          .isInstanceOfSatisfying(
              LedgerEntry.Reservation.class,
              held -> assertThat(held.price().total()).isEqualByComparingTo("1.20"));
    }

    // end

    // sample: requests
    @Test
    void cleanUp_freesTheUserOnce(MockAccount account) {
      MockUser john = account.givenUser("john");

      client.unbind(UnbindRequest.userEverywhere(john.id()));

      CallQuery unbinding = CallQuery.any().method("BindSipRegistration").parameter("bind", false);
      account.verify(unbinding.parameter("user_id", john.id()), Times.once());
      account.verify(CallQuery.any().method("CreateSipRegistration"), Times.never());
      assertThat(account.requests()).hasSize(1);
    }

    // end

    // sample: callbacks
    @Test
    void line_thatFails_isToldOnce(MockAccount account) {
      long line =
          client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com")).id().value();

      account.givenRegistrarOf(line).answers(503);

      CallbackQuery failures = CallbackQuery.any().type(CallbackType.SIP_REGISTRATION_FAIL);
      ReceivedCallback told = account.verify(failures.sipRegistration(line));
      assertThat(told.body()).contains("Service Unavailable");
      account.verify(CallbackQuery.any().type(CallbackType.MIN_BALANCE), Times.never());
    }

    // end

    // sample: clock
    @Test
    @ResourceLock(MockServerTest.WORLD)
    void line_thatCannotBePaid_isDeactivated(MockAccount account) {
      account.givenBalance("1.20");
      long line =
          client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com")).id().value();

      account.clock().advance(Period.ofMonths(1));

      assertThat(account.registration(line).subscription().deactivated()).isTrue();
    }

    // end

    // sample: accounts
    @Test
    void line_ofOneCustomer_isUnknownToAnother(MockServer server, MockAccount one) {
      MockAccount other =
          server.newAccount(
              account ->
                  account
                      .currency("EUR")
                      .openingBalance(new BigDecimal("5.00"))
                      .application(9, "ivr"));
      SipRegistrationId line =
          client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com")).id();

      try (SipRegistrationClient others = clientOf(other)) {
        assertThatThrownBy(
                () -> others.bind(BindRequest.registration(line).to(BindingTarget.application(9))))
            .isInstanceOfSatisfying(
                ApiErrorException.class, refused -> assertThat(refused.code()).isEqualTo(275));
      }
      assertThat(one.registrations()).hasSize(1);
    }

    // end
  }

  @Nested
  // sample: field
  class StrictTest {
    @RegisterExtension
    static final MockServerExtension MOCK =
        MockServerExtension.with(MockServerOptions.builder().strict(true).build());

    @Test
    void line_isCreatedWithKnownParametersOnly(MockAccount account) {
      try (SipRegistrationClient client = clientOf(account)) {
        client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));
      }

      assertThat(account.server()).isSameAs(MOCK.server());
    }
  }

  // end

  // sample: client
  static SipRegistrationClient clientOf(MockAccount account) {
    return SipRegistrationClient.builder()
        .credentials(Credentials.fromFile(account.credentialsFile()))
        .baseUri(account.baseUri())
        .build();
  }
  // end
}
