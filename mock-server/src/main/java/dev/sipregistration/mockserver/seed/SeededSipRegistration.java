package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.account.CreateResult;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
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
  void createIn(ReplayStore store, AccountPlan terms) {
    Account before = store.account();
    AccountPlan own = terms.withActive(true);
    AccountPlan priced = priceList == null ? own : own.withPriceList(priceList);
    new AccountControl(store).changeTerms(before.id(), replaced -> priced);
    store.next(id);
    Outcome<CreateResult> outcome = new PlatformCalls(store).create(before.id(), command);
    if (outcome instanceof Outcome.Refused<CreateResult> refused) {
      throw RefusalMessages.problem(given, refused);
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
