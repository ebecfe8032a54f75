package dev.sipregistration.mockserver.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The step that creates a SIP registration. Its business rules answer one at a time: persistent
 * with a user, then the account's limit, then money.
 */
record Creation(CreateCommand command) implements Step<Created> {
  @Override
  public Outcome<Change<Created>> take(Account account, Instant now, IdSource ids) {
    BindingTarget wished = command.target();
    return wished == null
        ? create(account, null, now, ids)
        : Targets.resolve(account.directory(), wished)
            .then(target -> create(account, target, now, ids));
  }

  private Outcome<Change<Created>> create(
      Account account, @Nullable BoundTarget target, Instant now, IdSource ids) {
    if (target != null && Bindings.refuse(account, command.persistent(), target)) {
      return Outcome.refused(Reason.PERSISTENT_WITH_USER);
    }
    Integer most = account.terms().maxSipRegistrations();
    if (most != null && account.registrations().size() >= most) {
      return Outcome.refused(Reason.TOO_MANY_SIP_REGISTRATIONS);
    }
    Price price = account.terms().priceList().monthly();
    return account.affords(price)
        ? Outcome.accepted(created(account, target, price, now, ids.next()))
        : Outcome.refused(Reason.INSUFFICIENT_MONEY);
  }

  private Change<Created> created(
      Account account,
      @Nullable BoundTarget target,
      Price price,
      Instant now,
      SipRegistrationId id) {
    BillingMonth month = BillingMonth.of(now, 0);
    LedgerEntry.Reservation reservation = account.ledger().reservation(id, price, month, now);
    Bindings bindings = new Bindings(account.with(account.ledger().with(reservation), now), now);
    bindings.put(
        new SipRegistration(
            id,
            command.credentials(),
            command.persistent(),
            target,
            new SipRegistrationState.Offline(),
            new Subscription(price, now, month, reservation),
            now));
    return new Change<>(bindings.account(), new Created(id, bindings.account().summary()));
  }
}
