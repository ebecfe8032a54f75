package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.ActiveFault;
import dev.sipregistration.mockserver.faults.FaultId;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One test on a server, from its beginning to its end. Safe for use by many threads. */
final class TestRun implements CloseableStoreValue {
  private final RunningServer running;
  private final Supplier<List<RecordedCall>> calls;
  private final Set<FaultId> earlierFaults;
  private volatile boolean alone = true;
  private volatile boolean failed;
  private final AtomicBoolean ended = new AtomicBoolean();
  private @Nullable MockAccount account;

  TestRun(RunningServer running) {
    this.running = running;
    MockServer server = running.server();
    calls = server.journal().fromNowOn();
    earlierFaults =
        server.faults().list().stream().map(ActiveFault::id).collect(Collectors.toSet());
  }

  /** Returns the account that is injected into this test, which is the same each time. */
  synchronized MockAccount injectedAccount() {
    if (account == null) {
      account = running.account();
    }
    return account;
  }

  /** Sets the account of this test, in place of one of its own. */
  synchronized void use(MockAccount account) {
    this.account = account;
  }

  /** Returns the account that was injected into this test, or null if none was. */
  synchronized @Nullable MockAccount account() {
    return account;
  }

  /** Notes that another test runs at the same time. */
  void runsWithAnother() {
    alone = false;
  }

  /**
   * Returns the calls during this test of accounts that were injected into no test: those that a
   * test opens itself, or shares with others. In a test that has an account and runs beside others,
   * they may as well be the calls of those, so there are none.
   */
  List<RecordedCall> callsOfOthers() {
    return account() == null || alone
        ? calls.get().stream()
            .filter(call -> owner(call) != null && !running.isInjected(owner(call)))
            .toList()
        : List.of();
  }

  /** Returns the calls during this test that name no account. */
  List<RecordedCall> unattributedCalls() {
    return calls.get().stream().filter(call -> owner(call) == null).toList();
  }

  private static @Nullable AccountId owner(RecordedCall call) {
    return call.accountId() == null ? call.claimedAccountId() : call.accountId();
  }

  /**
   * Returns the faults of this test for a number of calls that were not injected into any. While
   * other tests run, only those of its own account are surely its own.
   */
  List<ActiveFault> unusedFaults() {
    return running.server().faults().list().stream()
        .filter(fault -> fault.injections() == 0)
        .filter(fault -> fault.fault().matcher().times() != null)
        .filter(fault -> fault.fault().matcher().probability() == 1)
        .filter(this::isOwn)
        .toList();
  }

  private boolean isOwn(ActiveFault fault) {
    AccountId target = fault.fault().matcher().account();
    return isOf(target) || (alone && !earlierFaults.contains(fault.id()));
  }

  boolean isOf(@Nullable AccountId id) {
    MockAccount own = account();
    return own != null && id != null && own.id() == id.value();
  }

  /**
   * Removes the faults that were not injected, so that no later test meets them.
   *
   * @return those faults
   */
  List<ActiveFault> removeUnusedFaults() {
    List<ActiveFault> unused = unusedFaults();
    unused.forEach(fault -> running.server().faults().remove(fault.id()));
    return unused;
  }

  /**
   * Makes sure that each fault for a number of calls was injected, and removes the others.
   *
   * @throws AssertionError if one was not
   */
  void requireInjectedFaults() {
    List<ActiveFault> unused = removeUnusedFaults();
    if (!unused.isEmpty()) {
      throw new AssertionError(
          unused.stream()
              .map(fault -> fault.fault().describe())
              .collect(
                  Collectors.joining(
                      "; ",
                      "The test has ended, and no call met the fault that it injects: ",
                      ". If that is intended, say allowUnusedFaults = true in the annotation, or"
                          + " allowingUnusedFaults() behind MockServerExtension.with(options)")));
    }
  }

  /** Notes that a dynamic test of this test has failed. */
  void fail() {
    failed = true;
  }

  boolean hasFailed() {
    return failed;
  }

  /** Ends the test, and returns whether it had not ended before. */
  boolean end() {
    return !ended.getAndSet(true);
  }

  void noteClosing(String test) {
    running.noteClosing(test);
  }

  @Override
  public void close() {
    running.end(this);
  }
}
