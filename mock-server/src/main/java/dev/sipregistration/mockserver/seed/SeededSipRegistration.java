package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.Account;
import dev.sipregistration.mockserver.domain.AccountControl;
import dev.sipregistration.mockserver.domain.CreateCommand;
import dev.sipregistration.mockserver.domain.Created;
import dev.sipregistration.mockserver.domain.Outcome;
import dev.sipregistration.mockserver.domain.PriceList;
import dev.sipregistration.mockserver.domain.SipRegistration;
import dev.sipregistration.mockserver.domain.SipRegistrationId;
import dev.sipregistration.mockserver.domain.SipRegistrations;
import dev.sipregistration.mockserver.domain.Terms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A SIP registration of the file, which comes to be in the same way as if a client created it.
 *
 * @param given what the file says
 * @param id its id
 * @param command what to create
 * @param purchasedAt when it was purchased, or null for when the world begins
 * @param priceList what it was purchased at, or null for the account's own
 */
record SeededSipRegistration(
    YamlMapping given,
    SipRegistrationId id,
    CreateCommand command,
    @Nullable Instant purchasedAt,
    @Nullable PriceList priceList) {

  /** Creates it, on the terms given but at the prices of its own, or says why that is refused. */
  void createIn(ReplayStore store, Terms terms) {
    Account before = store.account();
    Terms own = terms.withActive(true);
    Terms priced = priceList == null ? own : own.withPriceList(priceList);
    new AccountControl(store).changeTerms(before.id(), replaced -> priced);
    store.next(id);
    Outcome<Created> outcome = new SipRegistrations(store).create(before.id(), command);
    if (outcome instanceof Outcome.Refused<Created> refused) {
      throw Refused.problem(given, refused);
    }
    requireFreeUser(before, store.account());
  }

  /** Tells whether it is there, and its running month paid for. */
  boolean isPaidIn(Account account) {
    return account
        .registrations()
        .find(id)
        .filter(registration -> !registration.subscription().deactivated())
        .isPresent();
  }

  /** A create releases the user from its earlier registration; in a seed, that is a slip. */
  private void requireFreeUser(Account before, Account after) {
    after
        .registrations()
        .find(id)
        .flatMap(SipRegistration::user)
        .flatMap(before.registrations()::heldBy)
        .ifPresent(
            holder -> {
              throw given.problem(
                  "its user is bound to SIP registration " + holder.id() + " already");
            });
  }
}
