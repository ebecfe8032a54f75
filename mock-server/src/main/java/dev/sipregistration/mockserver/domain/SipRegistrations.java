package dev.sipregistration.mockserver.domain;

/**
 * The vendor's calls about SIP registrations, as use cases. A refused one changes nothing and uses
 * up no id.
 *
 * <p>Safe for many threads, as the store is.
 */
public final class SipRegistrations {
  private final AccountStore store;

  /**
   * Makes the use cases.
   *
   * @param store where the accounts live
   */
  public SipRegistrations(AccountStore store) {
    this.store = store;
  }

  /**
   * Looks whether an account may call at all, which is to be known before its parameters are looked
   * at. The other use cases look again.
   *
   * @param caller the account
   * @return the account as it is now, {@link Reason#ACCOUNT_UNKNOWN} or {@link
   *     Reason#ACCOUNT_INACTIVE}
   */
  public Outcome<Account> admit(AccountId caller) {
    return store
        .find(caller)
        .map(SipRegistrations::active)
        .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }

  /**
   * Creates a SIP registration and reserves the money for its first month.
   *
   * @param caller the account
   * @param command what to create
   * @return the id and the account's money after it, or why not
   */
  public Outcome<Created> create(AccountId caller, CreateCommand command) {
    return store.step(caller, ofActive(new Creation(command)));
  }

  /**
   * Binds or unbinds.
   *
   * @param caller the account
   * @param command what to bind or unbind
   * @return which registrations changed by it, or why not
   */
  public Outcome<Rebound> bind(AccountId caller, BindingCommand command) {
    return store.step(caller, ofActive(new Rebinding(command)));
  }

  private static <T> Step<T> ofActive(Step<T> step) {
    return (account, now, ids) -> active(account).then(admitted -> step.take(admitted, now, ids));
  }

  private static Outcome<Account> active(Account account) {
    return account.terms().active()
        ? Outcome.accepted(account)
        : Outcome.refused(Reason.ACCOUNT_INACTIVE);
  }
}
