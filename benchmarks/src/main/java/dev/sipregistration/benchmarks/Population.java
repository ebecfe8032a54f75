package dev.sipregistration.benchmarks;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.ListDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.admin.generated.AccountModel;
import dev.sipregistration.mockserver.internal.admin.model.StateView;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.seed.DemoSeed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * Accounts with as many SIP registrations each, called below HTTP. The first account is the parent
 * of all others, so that its key may sign for each.
 */
final class Population implements ScaledCalls {
  private static final int REGISTRARS = 10;

  private final int accounts;
  private final MemoryStore store;
  private final PlatformCalls calls;
  private Instant now = Instant.now();
  private int each;
  private int created;

  /** Opens the accounts. */
  Population(int accounts) {
    this.accounts = accounts;
    World world =
        World.of(
            IntStream.rangeClosed(1, accounts).mapToObj(Population::account).toList(),
            DemoSeed.create().world().serviceAccounts());
    store = new MemoryStore(world, () -> now);
    calls = new PlatformCalls(store);
  }

  private static Account account(int number) {
    PriceList prices = new PriceList(new BigDecimal("0.01"), BigDecimal.ZERO);
    return DemoWorld.account(new AccountId(number), "account" + number)
        .email("account" + number + "@example.com")
        .parent(number == 1 ? null : DemoWorld.ACCOUNT)
        .terms(terms -> terms.withPriceList(prices).withMaxSipRegistrations(null))
        .openingBalance(new BigDecimal("1000000"))
        .build();
  }

  /**
   * Creates SIP registrations: one in each account, then another one in each, and so on. The last
   * one of each is a user's.
   */
  Population filledWith(int number) {
    for (; each < number; each++) {
      for (int account = 1; account <= accounts; account++) {
        create(account);
      }
    }
    for (int account = 1; account <= accounts; account++) {
      displace(account, each - 1);
    }
    store.reset(store.world());
    return this;
  }

  /** Lets a month and a day pass, in which each SIP registration is renewed. */
  void renew() {
    now = now.plus(Duration.ofDays(32));
    store.catchUp();
  }

  World world() {
    return store.world();
  }

  @Override
  public int accounts() {
    return accounts;
  }

  /** Returns the id of the SIP registration whose turn it is. */
  long registration(int account, int turn) {
    return account + (long) accounts * (turn % each);
  }

  @Override
  public void reset() {
    store.reset();
  }

  @Override
  public void create(int account) {
    require(
        new CreateDraft()
            .sipUsername("user-" + ++created)
            .proxy("sip" + account % REGISTRARS + ".example.org")
            .password("secret-" + created)
            .applicationId(DemoWorld.APPLICATION)
            .check()
            .then(command -> calls.create(new AccountId(account), command)));
  }

  @Override
  public void bind(int account, int turn) {
    bind(
        account,
        new BindDraft()
            .sipRegistrationId(new SipRegistrationId(registration(account, turn / 2)))
            .applicationId(turn % 2 == 0 ? DemoWorld.OTHER_APPLICATION : DemoWorld.APPLICATION));
  }

  @Override
  public void displace(int account, int turn) {
    bind(
        account,
        new BindDraft()
            .sipRegistrationId(new SipRegistrationId(registration(account, turn)))
            .applicationId(DemoWorld.APPLICATION)
            .userId(DemoWorld.JOHN));
  }

  private void bind(int account, BindDraft draft) {
    require(draft.bind(true).check().then(command -> calls.bind(new AccountId(account), command)));
  }

  @Override
  public void list(int account) {
    require(
        new ListDraft()
            .count(10)
            .check()
            .then(command -> calls.list(new AccountId(account), command)));
  }

  @Override
  public void state(int account) {
    AccountModel shown = StateView.account(store.find(new AccountId(account)).orElseThrow());
    // They are made when they are read.
    shown.getSipRegistrations().forEach(row -> {});
    shown.getLedger().forEach(entry -> {});
  }

  private static void require(Outcome<?> outcome) {
    var unused = outcome.orElseThrow(refusals -> new IllegalStateException(refusals.toString()));
  }
}
