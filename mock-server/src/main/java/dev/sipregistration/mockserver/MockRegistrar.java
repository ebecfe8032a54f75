package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;

/**
 * A third-party registrar, for one account. An answer that is set applies at once, to existing
 * registrations, too. Safe for use by many threads.
 */
public final class MockRegistrar {
  private final MockAccount account;
  private final RegistrarSubject subject;

  MockRegistrar(MockAccount account, RegistrarSubject subject) {
    this.account = account;
    this.subject = subject;
  }

  /**
   * Sets the answer to a status with the reason phrase of RFC 3261.
   *
   * @param statusCode 200, or a failure from 300 to 699
   * @return the account
   * @throws IllegalArgumentException if it is neither
   */
  public MockAccount answers(int statusCode) {
    return answers(RegistrarOutcome.of(statusCode));
  }

  /**
   * Sets the answer to a failure with a reason phrase.
   *
   * @param statusCode a failure from 300 to 699
   * @param reason the reason phrase, which is the {@code error_message} of the registration
   * @return the account
   * @throws IllegalArgumentException if the status is no failure
   */
  public MockAccount answers(int statusCode, String reason) {
    return answers(RegistrarOutcome.of(statusCode, reason));
  }

  /**
   * Sets the answer to the default: 200, or the status in a test value such as {@code
   * 403.sip.invalid}.
   *
   * @return the account
   */
  public MockAccount answersAsUsual() {
    account.port().disarrange(subject);
    return account;
  }

  /** Returns whose registrar it is. */
  @Override
  public String toString() {
    return "MockRegistrar[of %s of account %s]"
        .formatted(
            subject.fold(
                registration -> "SIP registration " + registration,
                user -> "user " + user,
                proxy -> "proxy " + proxy),
            account.id());
  }

  private MockAccount answers(RegistrarOutcome outcome) {
    account.port().arrange(subject, outcome);
    return account;
  }
}
