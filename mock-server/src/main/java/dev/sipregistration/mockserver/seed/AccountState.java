package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarAnswers;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts an account into the very state that a seed with a ledger describes; nothing is played
 * through, and nobody is told of anything.
 */
final class AccountState {
  private final Account described;
  private final LedgerReader purchases;
  private final Map<UserId, SipRegistration> holders = new HashMap<>();

  /** The account has everything but its money and what costs it. */
  AccountState(Account described, LedgerReader purchases) {
    this.described = described;
    this.purchases = purchases;
  }

  Account with(
      Ledger ledger,
      long nextCallbackId,
      List<SeededSipRegistration> registrations,
      List<SeededAnswer> answers) {
    List<SipRegistration> all = new ArrayList<>();
    registrations.forEach(given -> all.add(registration(given)));
    return new Account(
        described.profile(),
        described.terms(),
        described.options(),
        described.directory(),
        SipRegistrationIndex.of(all),
        RegistrarAnswers.of(arranged(answers)),
        ledger,
        Outbox.emptyBefore(nextCallbackId),
        described.calls());
  }

  private SipRegistration registration(SeededSipRegistration given) {
    YamlMapping value = given.given();
    value.without("follows from the ledger; leave it out", "purchase_date", "price_list");
    Subscription subscription =
        purchases
            .subscription(given.id())
            .orElseThrow(() -> value.problem("the ledger has no reservation for it"));
    SipRegistration registration =
        new SipRegistration(
            given.id(),
            given.command().credentials(),
            given.command().persistent(),
            target(given),
            StateReader.read(value),
            subscription,
            value.find("last_updated").map(YamlValue::instant).orElse(subscription.purchasedAt()));
    registration.user().ifPresent(user -> hold(value, user, registration));
    requireFitting(value, registration);
    return registration;
  }

  private @Nullable BoundTarget target(SeededSipRegistration given) {
    if (given.command().target() == null) {
      return null;
    }
    Outcome<BoundTarget> target = described.directory().resolve(given.command().target());
    if (target instanceof Outcome.Refused<BoundTarget> refused) {
      throw RefusalMessages.problem(given.given(), refused);
    }
    return ((Outcome.Accepted<BoundTarget>) target).value();
  }

  private void hold(YamlMapping value, UserId user, SipRegistration registration) {
    SipRegistration holder = holders.putIfAbsent(user, registration);
    if (holder != null) {
      throw value.problem("its user is bound to SIP registration " + holder.id() + " already");
    }
  }

  /** A state that the next change of anything would put right by itself is a slip. */
  private void requireFitting(YamlMapping value, SipRegistration registration) {
    boolean offline = registration.state() instanceof SipRegistrationState.Offline;
    Directory directory = described.directory();
    boolean kept =
        registration.persistent()
            || registration
                .user()
                .flatMap(directory::user)
                .filter(user -> user.loggedIn())
                .isPresent();
    boolean paid = !registration.subscription().deactivated();
    if (offline == (kept && paid)) {
      String why =
          !paid
              ? "cannot be online: the ledger has no reservation for its running month"
              : kept
                  ? "cannot be OFFLINE: it is paid for, and persistent or its user is logged in"
                  : "cannot be online: it is not persistent, and no user of it is logged in";
      throw value.required("state").problem(why);
    }
  }

  private Map<RegistrarSubject, RegistrarOutcome> arranged(List<SeededAnswer> answers) {
    Map<RegistrarSubject, RegistrarOutcome> arranged = new HashMap<>();
    for (SeededAnswer answer : answers) {
      if (!isThere(answer.subject())) {
        throw answer.unknown();
      }
      arranged.put(answer.subject(), answer.outcome());
    }
    return arranged;
  }

  /** What was arranged for a registration stays when that is gone. */
  private boolean isThere(RegistrarSubject subject) {
    if (subject instanceof RegistrarSubject.OfRegistration of) {
      return purchases.subscription(of.id()).isPresent();
    }
    return !(subject instanceof RegistrarSubject.OfUser of)
        || described.directory().user(of.id()).isPresent();
  }
}
