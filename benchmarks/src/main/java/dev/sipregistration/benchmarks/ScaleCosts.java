package dev.sipregistration.benchmarks;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.ListCommand;
import dev.sipregistration.mockserver.domain.command.ListDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Fills a store, below HTTP, and tells what a call costs with few and with many registrations, what
 * a registration takes of the heap, and how long the renewal of all takes.
 *
 * <p>Arguments: the number of accounts, and of registrations in each.
 */
public final class ScaleCosts {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final int SAMPLES = 20_000;

  private final List<AccountId> accounts = new ArrayList<>();
  private final MemoryStore store;
  private final PlatformCalls calls;
  private final long heapOfAccounts;
  private Instant now = START;

  private ScaleCosts(int number) {
    List<Account> opened = new ArrayList<>();
    PriceList prices = new PriceList(new BigDecimal("0.01"), BigDecimal.ZERO);
    for (int i = 1; i <= number; i++) {
      AccountId id = new AccountId(i);
      accounts.add(id);
      opened.add(
          DemoWorld.account(id, "account" + i)
              .email("account" + i + "@example.com")
              .terms(terms -> terms.withPriceList(prices).withMaxSipRegistrations(null))
              .openingBalance(new BigDecimal("1000000"))
              .build());
    }
    store = new MemoryStore(World.of(opened, List.of()), () -> now);
    calls = new PlatformCalls(store);
    heapOfAccounts = heap();
  }

  /**
   * Prints lines of a name, a tab and a number.
   *
   * @param arguments the two numbers
   */
  public static void main(String[] arguments) {
    int accounts = Integer.parseInt(arguments[0]);
    int each = Integer.parseInt(arguments[1]);
    // The first one compiles, and is thrown away.
    ScaleCosts warmUp = new ScaleCosts(10);
    warmUp.fill(0, 1_000);
    warmUp.calls("warm-up", 10, 1_000, false);
    ScaleCosts few = new ScaleCosts(1);
    few.fill(0, 10);
    few.calls("few", 1, 10, true);
    ScaleCosts many = new ScaleCosts(accounts);
    for (int round = 0; round < each; round++) {
      many.fill(round, 1);
    }
    print(
        "heap bytes per registration",
        (many.heap() - many.heapOfAccounts) / ((long) accounts * each));
    many.calls("many", accounts, each, true);
    long start = System.nanoTime();
    many.now = START.plus(Duration.ofDays(31));
    many.store.catchUp();
    print("milliseconds of a month's renewals", (System.nanoTime() - start) / 1_000_000);
  }

  private static void print(String name, long number) {
    System.out.printf(Locale.ROOT, "%s\t%d%n", name, number);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void fill(int round, int number) {
    for (int i = 0; i < number; i++) {
      CreateCommand command = command("user" + round + "-" + i);
      for (AccountId account : accounts) {
        create(account, command);
      }
    }
  }

  private void create(AccountId account, CreateCommand command) {
    require(calls.create(account, command));
  }

  private static CreateCommand command(String name) {
    return new CreateDraft()
        .sipUsername(name)
        .proxy("sip.example.org")
        .password("secret")
        .applicationId(DemoWorld.APPLICATION)
        .check()
        .orElseThrow(refusals -> new IllegalStateException(refusals.toString()));
  }

  private static void require(Outcome<?> outcome) {
    var unused = outcome.orElseThrow(refusals -> new IllegalStateException(refusals.toString()));
  }

  /**
   * Measures calls over all accounts in turn; creations last, because they are more than before.
   */
  private void calls(String name, int number, int each, boolean told) {
    ListCommand list =
        new ListDraft()
            .count(10)
            .check()
            .orElseThrow(refusals -> new IllegalStateException(refusals.toString()));
    long listed = median(i -> require(calls.list(accounts.get(i % number), list)));
    long bound =
        median(
            i -> {
              int account = i % number;
              long id = 1 + account + (long) number * (i / number % each);
              require(
                  new BindDraft()
                      .sipRegistrationId(new SipRegistrationId(id))
                      .applicationId(
                          i % 2 == 0 ? DemoWorld.APPLICATION : DemoWorld.OTHER_APPLICATION)
                      .bind(true)
                      .check()
                      .then(command -> calls.bind(accounts.get(account), command)));
            });
    CreateCommand command = command("another");
    long created =
        told && number == 1
            ? createdBeside(command)
            : median(i -> create(accounts.get(i % number), command));
    if (told) {
      print("nanoseconds of a list, " + name, listed);
      print("nanoseconds of a bind, " + name, bound);
      print("nanoseconds of a create, " + name, created);
    }
  }

  /** Creates in accounts that have ten, each time in another one, or they would not stay few. */
  private static long createdBeside(CreateCommand command) {
    ScaleCosts others = new ScaleCosts(2_000);
    others.fill(0, 10);
    return others.median(i -> others.create(others.accounts.get(i % 2_000), command));
  }

  private long median(IntConsumer call) {
    long[] nanos = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      long start = System.nanoTime();
      call.accept(i);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[SAMPLES / 2];
  }
}
