package dev.sipregistration.mockserver.domain;

/** What happens to an account by itself when its time has come. */
final class DueSteps {
  private DueSteps() {}

  /** Does everything that is due for one registration at one instant, after which it is not due. */
  static Account take(Account account, Due due) {
    SipRegistration registration = account.registrations().find(due.registration()).orElseThrow();
    Account answered = Life.put(account, registration, due.at());
    SipRegistration current = answered.registrations().find(due.registration()).orElseThrow();
    return current.subscription().nextRenewal().equals(due.at())
        ? Billing.monthEnds(answered, current, due.at())
        : answered;
  }
}
