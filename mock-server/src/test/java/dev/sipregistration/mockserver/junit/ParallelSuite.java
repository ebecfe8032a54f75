package dev.sipregistration.mockserver.junit;

import static dev.sipregistration.mockserver.MockServerFixture.GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.AccountCalls;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockUser;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.faults.Fault;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Each test arranges, does and sees something that would be wrong in any other test. */
@MockServerTest
@TestDeadline
class ParallelSuite {
  static final int TESTS = 200;
  static final Set<URI> SERVERS = ConcurrentHashMap.newKeySet();
  static final Set<Long> ACCOUNTS = ConcurrentHashMap.newKeySet();

  /** The first ones wait for each other in the middle, so that they are there at once. */
  private static final CountDownLatch AT_ONCE = new CountDownLatch(4);

  @RepeatedTest(TESTS)
  void test(RepetitionInfo repetition, MockAccount account) throws Exception {
    int number = repetition.getCurrentRepetition();
    SERVERS.add(account.baseUri());
    ACCOUNTS.add(account.id());
    int failure = 400 + number % 100;
    account
        .givenBalance(String.valueOf(number + 5))
        .givenPrice(String.valueOf(number + 3), "0")
        .givenRegistrar("sip.example.org")
        .answers(failure);
    MockUser john = account.givenUser("john").loggedIn();
    AccountCalls calls = new AccountCalls(account);

    PlatformResponse created =
        calls.create("sip_username", "user" + number, "proxy", "sip.example.org");
    AT_ONCE.countDown();
    assertThat(AT_ONCE.await(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
    account.failNext(Fault.errorCode(1 + number % 2));
    PlatformResponse failed = calls.bind("bind", "false", "user_id", String.valueOf(john.id()));
    PlatformResponse bound =
        calls.bind(
            "sip_registration_id", String.valueOf(created.id()),
            "application_id", String.valueOf(account.applicationId()),
            "user_id", String.valueOf(john.id()));
    PlatformResponse refused =
        calls.create("sip_username", "one-too-many", "proxy", "sip.example.org");

    assertThat(failed.code()).isEqualTo(1 + number % 2);
    assertThat(account.requests()).hasSize(4);
    assertThat(bound.text()).isEqualTo("{\"result\":1}");
    assertThat(refused.code()).isEqualTo(127);
    SipRegistration registration = account.registration(created.id());
    assertThat(registration.credentials().sipUsername()).hasToString("user" + number);
    assertThat(registration.state())
        .isEqualTo(new SipRegistrationState.Failed(SipStatus.of(failure)));
    assertThat(account.registrations()).isEqualTo(List.of(registration));
    assertThat(account.ledger().available()).isEqualByComparingTo(new BigDecimal(2));
    assertThat(account.ledger().entries()).hasSize(2);
  }
}
