package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.money.Amounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Plays through how an account got its SIP registrations, with the very steps that calls of the API
 * take, so that a seed cannot describe what could not have come to be.
 *
 * <p>What was purchased before the world begins was paid for every month, whatever the terms are
 * now. What is purchased as it begins must be affordable and allowed, like a create.
 */
final class AccountHistory {
  private static final BigDecimal MUCH_CREDIT = new BigDecimal("99999999999999999999");

  private final AccountBuilder builder;
  private final BigDecimal balance;
  private final Instant now;

  /** The balance is the money that is left as the world begins, after all that was settled. */
  AccountHistory(AccountBuilder builder, BigDecimal balance, Instant now) {
    this.builder = builder;
    this.balance = balance;
    this.now = now;
  }

  Account with(List<SeededSipRegistration> registrations, List<SeededAnswer> answers) {
    Account described = builder.build();
    ReplayStore store =
        new ReplayStore(unheard(past(registrations), described.terms(), described.options()), now);
    for (SeededSipRegistration registration : registrations) {
      if (registration.purchasedAt() == null) {
        registration.createIn(store, described.terms());
      }
    }
    answers.forEach(answer -> answer.arrangeIn(store));
    return in(store.account(), described.profile(), described.terms(), described.options());
  }

  /** Settling costs money, so what was settled is added to the money of the beginning. */
  private Account past(List<SeededSipRegistration> registrations) {
    List<SeededSipRegistration> past =
        registrations.stream()
            .filter(registration -> registration.purchasedAt() != null)
            .sorted(Comparator.comparing(AccountHistory::purchasedAt))
            .toList();
    Account account = past(past, balance);
    BigDecimal settled = balance.subtract(account.ledger().posted());
    if (settled.signum() == 0) {
      return account;
    }
    BigDecimal opening = balance.add(settled);
    for (SeededSipRegistration registration : past) {
      if (!registration.isPaidIn(account) || !Amounts.isAmount(opening)) {
        throw registration.given().problem("was renewed for more money than there can be");
      }
    }
    return past(past, opening);
  }

  private Account past(List<SeededSipRegistration> past, BigDecimal opening) {
    Account blank = builder.openingBalance(opening).build();
    AccountPlan terms =
        new AccountPlan(true, false, blank.terms().priceList(), MUCH_CREDIT, null, null, null);
    Account generous = unheard(blank, terms, blank.options().withPersistentWithUser(true));
    ReplayStore store = new ReplayStore(generous, Instant.EPOCH);
    for (SeededSipRegistration registration : past) {
      store.at(purchasedAt(registration));
      registration.createIn(store, terms);
    }
    store.at(now);
    return store.account();
  }

  private static Instant purchasedAt(SeededSipRegistration registration) {
    Instant purchasedAt = registration.purchasedAt();
    return purchasedAt == null ? Instant.MAX : purchasedAt;
  }

  /** Returns the account without callbacks: nobody is to be told of what the seed says itself. */
  private static Account unheard(Account account, AccountPlan terms, AccountOptions options) {
    AccountProfile own = account.profile();
    AccountProfile profile =
        new AccountProfile(
            own.id(), own.name(), own.email(), own.currency(), own.parent(), own.apiKey(), null);
    return in(account, profile, terms, options);
  }

  private static Account in(
      Account account, AccountProfile profile, AccountPlan terms, AccountOptions options) {
    return new Account(
        profile,
        terms,
        options,
        account.directory(),
        account.registrations(),
        account.registrars(),
        account.ledger(),
        account.outbox(),
        account.calls());
  }
}
