package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.TargetResolver;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The step that creates a SIP registration. Its business rules refuse one at a time: persistent
 * with a user, then the account's limit, then money.
 */
public record CreateStep(CreateCommand command) implements Step<CreateResult> {
  @Override
  public Outcome<Change<CreateResult>> take(Account account, Instant now, IdSource ids) {
    BindingTarget target = command.target();
    return target == null
        ? create(account, null, now, ids)
        : TargetResolver.resolve(account.directory(), target)
            .then(bound -> create(account, bound, now, ids));
  }

  private Outcome<Change<CreateResult>> create(
      Account account, @Nullable BoundTarget target, Instant now, IdSource ids) {
    if (target != null && BindingChanges.refuse(account, command.persistent(), target)) {
      return Outcome.refused(Reason.PERSISTENT_WITH_USER);
    }
    Integer max = account.terms().maxSipRegistrations();
    if (max != null && account.registrations().size() >= max) {
      return Outcome.refused(Reason.TOO_MANY_SIP_REGISTRATIONS);
    }
    Price price = account.terms().priceList().monthly();
    return account.affords(price)
        ? Outcome.accepted(created(account, target, price, now, ids.next()))
        : Outcome.refused(Reason.INSUFFICIENT_MONEY);
  }

  private Change<CreateResult> created(
      Account account,
      @Nullable BoundTarget target,
      Price price,
      Instant now,
      SipRegistrationId id) {
    BillingMonth month = BillingMonth.of(now, 0);
    LedgerEntry.Reservation reservation = account.ledger().reservation(id, price, month, now);
    BindingChanges bindings =
        new BindingChanges(account.with(account.ledger().with(reservation), now), now);
    bindings.put(
        new SipRegistration(
            id,
            command.credentials(),
            command.persistent(),
            target,
            new SipRegistrationState.Offline(),
            new Subscription(price, now, month, reservation),
            now));
    return new Change<>(bindings.account(), new CreateResult(id, bindings.account().summary()));
  }
}
